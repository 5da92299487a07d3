<#-- The issue as Markdown; what stands in the holes is escaped. -->
<#assign labels = issue.labels()>
# ${issue.title().text()}

${issue.date()} · ${issue.count().text()}

> ${issue.notice().text()}
<#list issue.stories() as story>

---

## ${story.headline()}
<#if story.publisher().isPresent() || story.published().isPresent()>

${story.publisher().orElse("")}<#if story.publisher().isPresent() && story.published().isPresent()> · </#if>${story.published().orElse("")}
</#if>
<#if !story.reviewed()>

> ${story.notice().text()}
</#if>
<#if story.summary()?has_content>

**${story.summary()}**
</#if>
<#list story.body() as block>

<#switch block.kind().label()>
<#on "heading">
### ${block.text()}
<#on "list"><#list block.lines() as line>
- ${line}
</#list>
<#on "numbered"><#list block.lines() as line>
${block.number(line?index)?no_esc} ${line}
</#list>
<#on "code"><#list block.lines() as line>
    ${line?no_esc}
</#list>
<#on "quotation">
> ${block.text()}
<#default>
${block.text()}
</#switch>
</#list>
<#if story.source().isPresent()>

${labels.text("source")}: [${story.publisher().orElse(story.source().get().text())}](${story.source().get().text()})
</#if>
</#list>

---

${labels.text("model", issue.models())}

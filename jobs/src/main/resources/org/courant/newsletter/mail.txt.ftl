<#-- The plain text of the mail; lines are wrapped afterwards. -->
<#assign labels = issue.labels()>
${issue.title().text()}
${issue.date()} · ${issue.count().text()}
<#if issue.address().isPresent()>
${labels.text("view-online")}:
${issue.address().get()}
</#if>

${issue.notice().text()}
<#list issue.stories() as story>

------------------------------------------------------------------------

${story.headline()}
<#if story.publisher().isPresent() || story.published().isPresent()>
${story.publisher().orElse("")}<#if story.publisher().isPresent() && story.published().isPresent()> · </#if>${story.published().orElse("")}
</#if>
<#if !story.reviewed()>
[${labels.text("not-reviewed")}]
</#if>

<#if story.address().isPresent()>
${story.lead()}

${labels.text("read-more")}:
${story.address().get()}
<#else>
<#if story.summary()?has_content>
${story.summary()}

</#if>
<#list story.body() as block>
<#switch block.kind().label()>
<#on "list"><#list block.lines() as line>
- ${line}
</#list>
<#on "numbered"><#list block.lines() as line>
${block.number(line?index)} ${line}
</#list>
<#on "code"><#list block.lines() as line>
    ${line}
</#list>
<#on "quotation">
> ${block.text()}
<#default>
${block.text()}
</#switch>
<#sep>

</#sep>
</#list>
<#if !story.reviewed()>

${story.notice().text()}
</#if>
</#if>
<#if story.source().isPresent()>

${labels.text("source")}:
${story.source().get().text()}
</#if>
</#list>

------------------------------------------------------------------------

${labels.text("model", issue.models())}
<#if issue.settings().unsubscribe().isPresent()>
${labels.text("unsubscribe")}:
${issue.settings().unsubscribe().get().text()}
</#if>

package org.courant.template;

import freemarker.core.CommonTemplateMarkupOutputModel;

/** A text in a hole of a Markdown template, or what a template itself made of one. */
final class MarkdownText extends CommonTemplateMarkupOutputModel<MarkdownText> {
  MarkdownText(String text, String markup) {
    super(text, markup);
  }

  @Override
  public MarkdownFormat getOutputFormat() {
    return MarkdownFormat.INSTANCE;
  }
}

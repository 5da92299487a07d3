package org.courant.page;

import org.courant.template.TemplateFolder;
import org.courant.template.TextTemplate;

/** The pages with holes: files of FreeMarker beside this class. */
final class PageTemplate {
  private static final TemplateFolder FOLDER = TemplateFolder.beside(PageTemplate.class);

  private PageTemplate() {}

  /** Opens a template by its file name; the ending {@code .ftlh} switches escaping on. */
  static TextTemplate named(String name) {
    return FOLDER.template(name);
  }
}

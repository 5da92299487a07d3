/**
 * Floor 2: formats in: text, HTML, Markdown, JSONL, CSV. Foreign types: jsoup, commonmark,
 * commons-csv, Jackson, ICU4J.
 */
package org.courant.corpus;

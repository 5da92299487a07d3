/**
 * Floor 6: an issue of briefings in one language: web pages, mail and Markdown, from plain records.
 * Foreign types: ICU4J and mime4j.
 */
package org.courant.newsletter;

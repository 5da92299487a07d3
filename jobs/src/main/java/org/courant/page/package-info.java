/** Floor 6: pages for people, from plain records. Foreign types: FreeMarker, Jackson. */
package org.courant.page;

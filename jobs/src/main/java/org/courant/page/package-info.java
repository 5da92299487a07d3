/** Floor 6: pages for people, from plain records. Foreign types: FreeMarker. */
package org.courant.page;

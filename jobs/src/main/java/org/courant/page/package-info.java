/** Floor 6: pages for people, from plain records. Foreign types: Jackson. */
package org.courant.page;

/** Floor 6: pages for people, from plain records. Foreign types: none. */
package org.courant.page;

/** Floor 1: files with holes, and what may not come through a hole. Foreign types: FreeMarker. */
package org.courant.template;

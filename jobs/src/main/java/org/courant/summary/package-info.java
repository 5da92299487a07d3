/** Floor 6: one briefing: choose what stands in its summary. Foreign types: none. */
package org.courant.summary;

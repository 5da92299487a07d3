/** Floor 6: one briefing: choose its most central sentences. Foreign types: none. */
package org.courant.summary;

/** Floor 6: one briefing: prepare, check, assemble. Foreign types: none. */
package org.courant.translation;

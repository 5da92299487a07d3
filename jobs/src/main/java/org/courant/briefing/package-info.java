/** Floor 5: the nouns: Briefing, Segment, Finding, Reject. Foreign types: none. */
package org.courant.briefing;

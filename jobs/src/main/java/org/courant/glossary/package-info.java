/**
 * Floor 2: terms that a house has agreed on, read from tables and TBX, and found in texts whatever
 * their inflection. Foreign types: commons-csv.
 */
package org.courant.glossary;

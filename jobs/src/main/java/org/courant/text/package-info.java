/** Floor 1: language tags, cleaning rules, sentence cutting. Foreign types: ICU4J. */
package org.courant.text;

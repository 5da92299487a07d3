/**
 * Floor 3: text to token ids and back, language tokens. Foreign types: the DJL tokenizer
 * extensions, only here.
 */
package org.courant.tokenizer;

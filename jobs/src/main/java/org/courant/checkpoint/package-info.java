/**
 * Floor 2: a Hugging Face folder as plain Java: config, mapped weights, vocabulary. Foreign types:
 * Jackson.
 */
package org.courant.checkpoint;

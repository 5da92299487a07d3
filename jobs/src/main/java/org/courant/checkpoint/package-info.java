/**
 * Floor 2: a Hugging Face folder, or Marian's, as plain Java: config, mapped weights, vocabulary.
 * Foreign types: Jackson, SnakeYAML Engine.
 */
package org.courant.checkpoint;

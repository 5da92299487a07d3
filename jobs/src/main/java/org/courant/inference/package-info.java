/** Floor 4: texts in, texts out: bundle, batches, one loaded model. Foreign types: none. */
package org.courant.inference;

/** Floor 7: how far the output can be trusted, measured. Foreign types: Jackson. */
package org.courant.evaluation;

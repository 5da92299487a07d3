/** Floor 2: translation units in and out: TMX, XLIFF, TSV and CSV. Foreign types: commons-csv. */
package org.courant.memory;

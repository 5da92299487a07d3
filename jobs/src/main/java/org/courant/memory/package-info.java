/** Floor 2: translation units in and out: TMX and TSV. Foreign types: commons-csv. */
package org.courant.memory;

/** Floor 7: how good results are, against references. Foreign types: none. */
package org.courant.evaluation;

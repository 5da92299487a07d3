/** Floor 7: steps over Datasets, tables, run report. Foreign types: Spark, only here. */
package org.courant.spark;

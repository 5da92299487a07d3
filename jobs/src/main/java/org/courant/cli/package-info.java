/** Floor 8: commands; also the spark-submit main class. Foreign types: picocli. */
package org.courant.cli;

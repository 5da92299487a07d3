/** Floor 7: how far checks and scores can be trusted. Foreign types: Jackson. */
package org.courant.evaluation;

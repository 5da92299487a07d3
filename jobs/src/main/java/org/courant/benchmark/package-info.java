/** Floor 5: how fast the engine runs on this machine. Foreign types: Jackson. */
package org.courant.benchmark;

/**
 * Floor 3: the encoder-decoder on DJL; one small class per family. Foreign types: DJL, only here.
 */
package org.courant.transformer;

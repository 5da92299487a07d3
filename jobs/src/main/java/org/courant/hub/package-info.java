/**
 * Floor 2: checkpoints by name: fetched from a Hugging Face hub into the cache that huggingface_hub
 * keeps, checked, and found again. Foreign types: Jackson.
 */
package org.courant.hub;

package org.courant.spark;

/** Whether sentences that a check objects to are translated again. */
public enum LadderUse {
  ON,
  OFF
}

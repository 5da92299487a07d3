package org.courant.transformer;

import ai.djl.pytorch.jni.IValue;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * Native memory for caches, handed from one decoding session to the next: there are as many pieces
 * as sessions were ever open at once, each as large as the largest of its sessions.
 */
final class CachePool implements AutoCloseable {
  private final TorchProgram program;
  private final ConcurrentLinkedDeque<IValue> idle = new ConcurrentLinkedDeque<>();

  CachePool(TorchProgram program) {
    this.program = program;
  }

  /** The piece used last, as it is warm, or a new one. */
  IValue take() {
    IValue caches = idle.pollFirst();
    return caches != null ? caches : program.call("caches");
  }

  void give(IValue caches) {
    idle.addFirst(caches);
  }

  @Override
  public void close() {
    idle.forEach(IValue::close);
  }
}

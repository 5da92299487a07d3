package org.courant.transformer;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The network's TorchScript text, loaded into libtorch. Owns the native module and, with it, the
 * weights handed over. Its methods may be called from several threads at once.
 */
final class TorchProgram implements AutoCloseable {
  private static final String NETWORK = "seq2seq.ts.py";
  private static final String PRODUCTS = "products.ts.py";

  // A call computes on the calling thread alone: throughput comes from task threads side by side,
  // as
  // libtorch's own threads collapse on a busy host. The setting is libtorch's per thread.
  private static final ThreadLocal<Boolean> THREAD_READY = ThreadLocal.withInitial(() -> false);

  private final PtNDManager manager;
  private final PtSymbolBlock block;

  private TorchProgram(PtNDManager manager, PtSymbolBlock block) {
    this.manager = manager;
    this.block = block;
  }

  /** Loads the program whose products run on a kernel; the weights are still missing. */
  static TorchProgram load(Kernel kernel, Device device) {
    return load(kernel, device, NETWORK, "Network", attributes());
  }

  /** Loads the program that does matrix products alone. */
  static TorchProgram loadProducts(Kernel kernel) {
    Map<String, Object> attributes = new LinkedHashMap<>();
    attributes.put("training", false);
    attributes.put("linears", List.of());
    attributes.put("inputs", List.of());
    return load(kernel, Device.CPU, PRODUCTS, "Products", attributes);
  }

  private static TorchProgram load(
      Kernel kernel, Device device, String program, String module, Map<String, Object> attributes) {
    // The manager's engine must be up before anything of DJL's native bridge is touched.
    PtNDManager manager = (PtNDManager) NDManager.newBaseManager(hosted(device), "PyTorch");
    prepareThread();
    requireDevice(manager, device);
    String source = text(kernel.resource()) + "\n" + text(program);
    byte[] archive = ProgramArchive.of(source, module, attributes);
    try (InputStream stream = new ByteArrayInputStream(archive)) {
      return new TorchProgram(manager, JniUtils.loadModule(manager, stream, false, false));
    } catch (IOException e) {
      manager.close();
      throw new UncheckedIOException("Cannot load the program " + program, e);
    }
  }

  private static ai.djl.Device hosted(Device device) {
    return switch (device.kind()) {
      case CPU -> ai.djl.Device.cpu();
      case CUDA -> ai.djl.Device.gpu(device.orFirst().index());
    };
  }

  /** Touches the device: what libtorch says of one that is not there is said at once. */
  private static void requireDevice(PtNDManager manager, Device device) {
    try {
      manager.create(new long[] {0}).close();
    } catch (EngineException e) {
      manager.close();
      String reason = String.valueOf(e.getMessage()).split("[.] |\n", 2)[0];
      // Not its cause: of a chain of causes people are shown the last one alone.
      IllegalArgumentException refused =
          new IllegalArgumentException(
              "Invalid device: %s, this libtorch cannot use it: %s; choose cpu, or bring a libtorch for CUDA as jobs/docs/clusters.md says"
                  .formatted(device.label(), reason));
      refused.addSuppressed(e);
      throw refused;
    }
  }

  private static Map<String, Object> attributes() {
    Map<String, Object> attributes = new LinkedHashMap<>();
    attributes.put("training", false);
    for (String number :
        List.of(
            "width",
            "encoder_layers",
            "decoder_layers",
            "encoder_heads",
            "decoder_heads",
            "encoder_head_width",
            "decoder_head_width",
            "activation",
            "compact_every")) {
      attributes.put(number, 0);
    }
    for (String flag : List.of("pre_norm", "rms_norm", "gated", "half")) {
      attributes.put(flag, false);
    }
    for (String fraction : List.of("epsilon", "encoder_span", "decoder_span")) {
      attributes.put(fraction, 0.0);
    }
    for (String list :
        List.of(
            "encoder",
            "decoder",
            "projections",
            "encoder_norms",
            "decoder_norms",
            "embedding_norms",
            "final_norms",
            "tables",
            "distances")) {
      attributes.put(list, List.of());
    }
    return attributes;
  }

  private static String text(String resource) {
    try (InputStream stream = TorchProgram.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException("Missing resource: " + resource);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read resource " + resource, e);
    }
  }

  private static void prepareThread() {
    if (!THREAD_READY.get()) {
      JniUtils.setNumThreads(1);
      // Profiling and specialising the program for each shape costs seconds and gains nothing:
      // the time is spent inside the products.
      JniUtils.setGraphExecutorOptimize(false);
      THREAD_READY.set(true);
    }
  }

  /** Calls a method; closes its arguments. */
  IValue call(String method, IValue... arguments) {
    prepareThread();
    try {
      return IValueUtils.runMethod(block, method, arguments);
    } finally {
      for (IValue argument : arguments) {
        argument.close();
      }
    }
  }

  /** Calls a method on an object that outlives the call; closes the other arguments. */
  IValue callOn(IValue target, String method, IValue... arguments) {
    prepareThread();
    IValue[] all = new IValue[arguments.length + 1];
    all[0] = target;
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    try {
      return IValueUtils.runMethod(block, method, all);
    } finally {
      for (IValue argument : arguments) {
        argument.close();
      }
    }
  }

  /** Calls a method on objects that outlive the call. */
  IValue callOnAll(String method, IValue... arguments) {
    prepareThread();
    return IValueUtils.runMethod(block, method, arguments);
  }

  /** Writes the program with the weights it was handed, as libtorch's archive. */
  void write(OutputStream out) {
    JniUtils.writeModule(block, out, false);
  }

  /** A scope for the arrays of one call. */
  Scope scope() {
    return new Scope((PtNDManager) manager.newSubManager());
  }

  @Override
  public void close() {
    block.close();
    manager.close();
  }

  /** Arrays that live until the scope closes. */
  record Scope(PtNDManager manager) implements AutoCloseable {
    /** An int64 array. */
    IValue longs(long[] values, long... shape) {
      return IValue.from((PtNDArray) manager.create(values, new Shape(shape)));
    }

    /** A float32 array over a direct buffer, not copied: the buffer must outlive the scope. */
    PtNDArray floats(ByteBuffer values, long... shape) {
      return manager.create(values, new Shape(shape), DataType.FLOAT32);
    }

    /** A float32 array. */
    PtNDArray floats(float[] values, long... shape) {
      return (PtNDArray) manager.create(values, new Shape(shape));
    }

    @Override
    public void close() {
      manager.close();
    }
  }
}

package org.courant.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.SecurityManager;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkSubmitArguments;
import org.apache.spark.deploy.k8s.KubernetesConf;
import org.apache.spark.deploy.k8s.KubernetesConf$;
import org.apache.spark.deploy.k8s.KubernetesDriverConf;
import org.apache.spark.deploy.k8s.SparkPod;
import org.apache.spark.deploy.k8s.features.BasicDriverFeatureStep;
import org.apache.spark.deploy.k8s.features.BasicExecutorFeatureStep;
import org.apache.spark.deploy.k8s.features.DriverCommandFeatureStep;
import org.apache.spark.deploy.k8s.features.DriverKubernetesCredentialsFeatureStep;
import org.apache.spark.deploy.k8s.features.MountVolumesFeatureStep;
import org.apache.spark.deploy.k8s.submit.JavaMainAppResource;
import org.apache.spark.resource.ResourceProfile;
import org.apache.spark.resource.ResourceProfile$;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The pods that Spark's own Kubernetes module makes of our submission, and our manifests as the
 * types of Kubernetes' API, in which a field that is misspelled has no place.
 */
class KubernetesPodsTest {
  private static final Path MANIFESTS = DeployScripts.DEPLOY.resolve("kubernetes");

  private static final Map<String, Class<?>> TYPES =
      Map.of(
          "Namespace", Namespace.class,
          "ServiceAccount", ServiceAccount.class,
          "Role", Role.class,
          "RoleBinding", RoleBinding.class);

  @TempDir Path folder;

  @Test
  void sparkMakesADriverThatRunsTheCommand() throws Exception {
    SparkSubmitArguments submit = submission();
    KubernetesDriverConf conf =
        KubernetesConf$.MODULE$.createDriverConf(
            conf(submit),
            "spark-1",
            new JavaMainAppResource(Option.apply(submit.primaryResource())),
            submit.mainClass(),
            CollectionConverters.asJava(submit.childArgs()).toArray(String[]::new),
            Option.empty());

    SparkPod pod =
        new MountVolumesFeatureStep(conf)
            .configurePod(
                new DriverCommandFeatureStep(conf)
                    .configurePod(new BasicDriverFeatureStep(conf).configurePod(template())));

    List<String> arguments = pod.container().getArgs();
    assertEquals("driver", arguments.get(0));
    int jar = arguments.indexOf("local:///opt/courant/courant-jobs.jar");
    assertEquals(
        List.of("translate", "/data/briefings", "--to", "ko,uk", "--out", "/data/localized"),
        arguments.subList(jar + 1, arguments.size()));
    SparkPod allowed = new DriverKubernetesCredentialsFeatureStep(conf).configurePod(pod);
    assertEquals("courant", allowed.pod().getSpec().getServiceAccountName());
    assertEquals("3072Mi", memory(pod.container()));
    assertEquals("corpus", claim(pod, "/data"));
    requireUnprivileged(pod);
  }

  @Test
  void sparkMakesExecutorsThatFitTheModel() throws Exception {
    SparkSubmitArguments submit = submission();
    SparkConf conf = conf(submit).set("spark.driver.host", "driver").set("spark.driver.port", "1");
    var executor =
        KubernetesConf$.MODULE$.createExecutorConf(
            conf,
            "1",
            "spark-1",
            Option.<Pod>empty(),
            ResourceProfile.DEFAULT_RESOURCE_PROFILE_ID());
    SecurityManager security =
        new SecurityManager(
            conf,
            Option.empty(),
            org.apache.spark.internal.config.package$.MODULE$.AUTH_SECRET_FILE());
    SparkPod basic =
        new BasicExecutorFeatureStep(executor, security, defaultProfile(conf))
            .configurePod(template());
    SparkPod pod = mounted(executor, basic);

    long heap = megabytes(submit, "spark.executor.memory");
    long overhead = megabytes(submit, "spark.executor.memoryOverhead");
    assertEquals(heap + overhead + "Mi", memory(pod.container()));
    assertEquals("4", pod.container().getResources().getRequests().get("cpu").toString());
    assertEquals("registry/courant:1", pod.container().getImage());
    assertEquals("corpus", claim(pod, "/data"));
    assertTrue(
        pod.container().getVolumeMounts().stream()
            .anyMatch(mount -> mount.getMountPath().equals("/var/spark")));
    requireUnprivileged(pod);
  }

  /** Spark keeps the first one that a JVM makes, which may be another test's. */
  private static ResourceProfile defaultProfile(SparkConf conf) {
    ResourceProfile$.MODULE$.clearDefaultProfile();
    try {
      return ResourceProfile$.MODULE$.getOrCreateDefaultProfile(conf);
    } finally {
      ResourceProfile$.MODULE$.clearDefaultProfile();
    }
  }

  private static SparkPod mounted(KubernetesConf conf, SparkPod pod) {
    return new MountVolumesFeatureStep(conf).configurePod(pod);
  }

  @Test
  void everyFieldOfAManifestIsOneOfKubernetes() throws Exception {
    for (String text : Files.readString(MANIFESTS.resolve("access.yaml")).split("(?m)^---$", -1)) {
      Map<?, ?> manifest =
          (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(text);
      Class<?> type = TYPES.get(manifest.get("kind"));
      requireKnownFields(Serialization.unmarshal(text, type));
    }
    requireKnownFields(assertInstanceOf(Pod.class, pod()));
    for (String role : List.of("driver", "executor")) {
      Map<?, ?> fields = (Map<?, ?>) spec().get(role);
      requireKnownFields(
          Serialization.unmarshal(
              Serialization.asYaml(fields.get("podSecurityContext")), PodSecurityContext.class));
      requireKnownFields(
          Serialization.unmarshal(
              Serialization.asYaml(fields.get("securityContext")), SecurityContext.class));
    }
  }

  /** What a type of the API did not know is among its additional properties. */
  private static void requireKnownFields(Object value) throws ReflectiveOperationException {
    if (value instanceof Collection<?> all) {
      for (Object one : all) {
        requireKnownFields(one);
      }
    }
    if (value == null
        || !value.getClass().getName().startsWith("io.fabric8.kubernetes.api.model")) {
      return;
    }
    for (Method method : value.getClass().getMethods()) {
      if (method.getName().startsWith("get") && method.getParameterCount() == 0) {
        Object field = method.invoke(value);
        // A quantity is a text whose parts have no names.
        if (method.getName().equals("getAdditionalProperties") && !(value instanceof Quantity)) {
          assertEquals(Map.of(), field, value.toString());
        }
        requireKnownFields(field);
      }
    }
  }

  private SparkSubmitArguments submission() throws Exception {
    return new DeployScripts(folder)
        .submit(
            "kubernetes/submit",
            Map.of("KUBERNETES", "https://host:6443", "IMAGE", "registry/courant:1"),
            "/data/briefings",
            "--to",
            "ko,uk",
            "--out",
            "/data/localized");
  }

  /** The settings with which the submission reaches the module, as spark-submit fills them in. */
  private static SparkConf conf(SparkSubmitArguments submit) {
    SparkConf conf = new SparkConf(false);
    new TreeMap<>(CollectionConverters.asJava(submit.sparkProperties())).forEach(conf::set);
    return conf.set("spark.app.name", submit.name())
        .set("spark.driver.memory", submit.driverMemory())
        .set("spark.executor.memory", submit.executorMemory())
        .set("spark.executor.cores", submit.executorCores());
  }

  private static long megabytes(SparkSubmitArguments submit, String setting) {
    return org.apache.spark.network.util.JavaUtils.byteStringAsMb(conf(submit).get(setting));
  }

  private static Pod pod() throws Exception {
    return Serialization.unmarshal(
        Files.readString(MANIFESTS.resolve("pod-template.yaml")), Pod.class);
  }

  /** The template's pod and its container, as Spark parts them. */
  private static SparkPod template() throws Exception {
    Pod pod = pod();
    Container container = pod.getSpec().getContainers().get(0);
    pod.getSpec().setContainers(List.of());
    return new SparkPod(pod, container);
  }

  private static Map<?, ?> spec() throws Exception {
    String text = Files.readString(MANIFESTS.resolve("spark-application.yaml"));
    Map<?, ?> manifest = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(text);
    return (Map<?, ?>) manifest.get("spec");
  }

  private static String memory(Container container) {
    Quantity limit = container.getResources().getLimits().get("memory");
    assertEquals(limit, container.getResources().getRequests().get("memory"));
    return limit.toString();
  }

  private static String claim(SparkPod pod, String path) {
    Map<String, Volume> volumes =
        pod.pod().getSpec().getVolumes().stream()
            .collect(Collectors.toMap(Volume::getName, volume -> volume));
    return pod.container().getVolumeMounts().stream()
        .filter(mount -> mount.getMountPath().equals(path))
        .map(mount -> volumes.get(mount.getName()).getPersistentVolumeClaim().getClaimName())
        .findFirst()
        .orElseThrow();
  }

  private static void requireUnprivileged(SparkPod pod) {
    assertEquals(185L, pod.pod().getSpec().getSecurityContext().getRunAsUser());
    assertEquals(false, pod.container().getSecurityContext().getAllowPrivilegeEscalation());
    assertEquals(
        "12Gi", pod.container().getResources().getLimits().get("ephemeral-storage").toString());
  }
}

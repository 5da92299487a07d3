package org.courant.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.apache.spark.deploy.SparkSubmitArguments;
import org.apache.spark.internal.config.ConfigEntry;
import org.apache.spark.resource.ResourceInformation;
import org.courant.inference.ModelBundle;
import org.courant.inference.ModelMemory;
import org.courant.spark.CourantVersion;
import org.courant.spark.ExecutorSize;
import org.courant.spark.JobOptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import picocli.CommandLine;
import scala.jdk.javaapi.CollectionConverters;

/**
 * What lies in {@code jobs/deploy} names classes, jars, versions, options and settings there are.
 */
class DeployFilesTest {
  private static final Path DEPLOY = DeployScripts.DEPLOY;
  private static final String JAR = "/opt/courant/courant-jobs.jar";

  /** Settings whose names end in what a user chose: no list of Spark's has them. */
  private static final List<String> OPEN_ENDED =
      List.of(
          "spark\\.kubernetes\\.(driver|executor)\\.volumes\\.(emptyDir|persistentVolumeClaim)\\..+",
          "spark\\.(executorEnv|yarn\\.appMasterEnv)\\.[A-Z_0-9]+");

  @TempDir Path folder;

  private DeployScripts scripts;

  @BeforeEach
  void prepare() {
    scripts = new DeployScripts(folder);
  }

  /** Spark knows its settings once the objects that define them are there. */
  @BeforeAll
  static void loadSettings() throws ReflectiveOperationException {
    Class.forName("org.apache.spark.internal.config.package$");
    Class.forName("org.apache.spark.internal.config.UI$");
    Class.forName("org.apache.spark.deploy.k8s.Config$");
  }

  @ParameterizedTest
  @ValueSource(strings = {"access.yaml", "pod-template.yaml", "spark-application.yaml"})
  void everyManifestSaysWhatItIs(String name) throws IOException {
    for (Map<String, Object> manifest : manifests(name)) {
      assertTrue(manifest.containsKey("apiVersion"), manifest.toString());
      assertTrue(manifest.containsKey("kind"), manifest.toString());
    }
  }

  @Test
  void theOperatorsManifestFitsTheImageAndTheCommandLine() throws Exception {
    Map<String, Object> spec = map(manifests("spark-application.yaml").get(0).get("spec"));

    requireMain((String) spec.get("mainClass"));
    assertEquals("local://" + JAR, spec.get("mainApplicationFile"));
    assertEquals(sparkVersion(), spec.get("sparkVersion"));
    assertTrue(((String) spec.get("image")).endsWith("/courant:" + CourantVersion.text()));
    requireRun(list(spec.get("arguments")));
    map(spec.get("sparkConf")).keySet().forEach(DeployFilesTest::requireSetting);
    map(spec.get("sparkConf"))
        .values()
        .forEach(value -> assertEquals(String.class, value.getClass()));
  }

  @Test
  void memoryIsWhatTheBundledModelNeeds() throws Exception {
    ExecutorSize size =
        ExecutorSize.of(
            ModelMemory.of(
                ModelBundle.embedded(),
                JobOptions.DEFAULT_PRECISION,
                ModelBundle.embedded().generationDefaults().beamSize(),
                JobOptions.DEFAULT_BATCH_TOKENS),
            4,
            1);
    Map<String, Object> executor =
        map(map(manifests("spark-application.yaml").get(0).get("spec")).get("executor"));

    assertEquals(size.cores(), executor.get("cores"));
    assertEquals(size.heapMegabytes() + "m", executor.get("memory"));
    assertEquals(size.overheadMegabytes() + "m", executor.get("memoryOverhead"));
    for (String script : List.of("kubernetes/submit", "yarn/submit")) {
      String text = Files.readString(DEPLOY.resolve(script));
      size.options().forEach(option -> assertTrue(text.contains(option + " \\\n"), option));
    }
  }

  /** Whoever is not the operator gives the same pods the same rights. */
  @Test
  void podsRunAsTheImagesUserWithoutPrivileges() throws Exception {
    Map<String, Object> template = map(manifests("pod-template.yaml").get(0).get("spec"));
    Map<String, Object> container = map(((List<?>) template.get("containers")).get(0));
    Map<String, Object> spec = map(manifests("spark-application.yaml").get(0).get("spec"));

    assertEquals("185", last("USER"));
    assertEquals(185, map(template.get("securityContext")).get("runAsUser"));
    assertEquals(true, map(template.get("securityContext")).get("runAsNonRoot"));
    assertEquals(false, map(container.get("securityContext")).get("allowPrivilegeEscalation"));
    for (String role : List.of("driver", "executor")) {
      Map<String, Object> pod = map(spec.get(role));
      assertEquals(template.get("securityContext"), pod.get("podSecurityContext"));
      assertEquals(container.get("securityContext"), pod.get("securityContext"));
    }
  }

  @Test
  void theServiceAccountIsTheOneThatMayStartExecutors() throws Exception {
    List<Map<String, Object>> access = manifests("access.yaml");
    Map<String, Object> binding = access.get(3);
    Map<String, Object> driver =
        map(map(manifests("spark-application.yaml").get(0).get("spec")).get("driver"));

    assertEquals("ServiceAccount", access.get(1).get("kind"));
    assertEquals(map(access.get(1).get("metadata")).get("name"), driver.get("serviceAccount"));
    assertEquals(
        driver.get("serviceAccount"), map(((List<?>) binding.get("subjects")).get(0)).get("name"));
    assertEquals(
        map(access.get(2).get("metadata")).get("name"), map(binding.get("roleRef")).get("name"));
  }

  @Test
  void theImageIsBuiltFromWhatTheBuildMakes() throws Exception {
    String base = last("ARG").replaceFirst("^SPARK_IMAGE=.*/", "");
    String jar = last("COPY").split(" ", -1)[0];

    assertEquals("spark:" + sparkVersion() + "-scala2.13-java17-ubuntu", base);
    assertEquals("jobs/target/courant-jobs-*-spark.jar", jar);
    assertEquals(JAR, last("COPY").split(" ", -1)[1]);
    assertTrue(
        Files.readAllLines(DEPLOY.resolve("docker/Dockerfile.dockerignore")).contains("!" + jar));
    assertEquals(List.of("unpack"), commands(last("RUN")));
  }

  @Test
  void submitToKubernetes() throws Exception {
    SparkSubmitArguments submit =
        scripts.submit(
            "kubernetes/submit",
            Map.of("KUBERNETES", "https://host:6443", "IMAGE", "registry/courant:1"),
            "/data/briefings",
            "--to",
            "ko,uk",
            "--out",
            "/data/localized");

    assertEquals("k8s://https://host:6443", submit.maybeMaster().get());
    assertEquals("local://" + JAR, submit.primaryResource());
    Map<String, String> conf = requireSubmit(submit);
    assertEquals("registry/courant:1", conf.get("spark.kubernetes.container.image"));
    assertTrue(Files.isRegularFile(Path.of(conf.get("spark.kubernetes.executor.podTemplateFile"))));
  }

  @Test
  void submitToYarnWithAModel() throws Exception {
    Path jar = Files.createFile(folder.resolve("courant-jobs-1-spark.jar"));

    SparkSubmitArguments submit =
        scripts.submit(
            "yarn/submit",
            Map.of("MODEL", "hdfs:///models/opus.zip", "COURANT_JAR", jar.toString()),
            "hdfs:///briefings",
            "--to",
            "uk",
            "--out",
            "hdfs:///localized");

    assertEquals("yarn", submit.maybeMaster().get());
    assertEquals("file:" + jar, submit.primaryResource());
    assertEquals("hdfs:///models/opus.zip#model", submit.archives());
    List<String> arguments = CollectionConverters.asJava(submit.childArgs());
    assertEquals(
        List.of("--model", "model"), arguments.subList(arguments.size() - 2, arguments.size()));
    requireSubmit(submit);
  }

  @Test
  void submitSaysWhatIsMissing() throws Exception {
    DeployScripts.Shown shown =
        scripts.run(List.of("kubernetes/submit"), Map.of("IMAGE", "courant"));

    assertFalse(shown.code() == 0);
    assertTrue(shown.text().contains("KUBERNETES is the address of the API server"), shown.text());
  }

  @Test
  void gpusAreToldAsSparkReadsThem() throws Exception {
    scripts.tool(
        "nvidia-smi",
        "[ \"$*\" = '--query-gpu=index --format=csv,noheader' ] && printf '0\\n1\\n7 \\n'");

    DeployScripts.Shown shown = scripts.run(List.of("gpu/discover-gpus"), Map.of());

    assertEquals(0, shown.code(), shown.text());
    ResourceInformation found = ResourceInformation.parseJson(shown.text());
    assertEquals("gpu", found.name());
    assertEquals(List.of("0", "1", "7"), List.of(found.addresses()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"exit 9", "echo 'No devices were found'", "true"})
  void aHostWithoutGpusFails(String nvidiaSmi) throws Exception {
    scripts.tool("nvidia-smi", nvidiaSmi);

    DeployScripts.Shown shown = scripts.run(List.of("gpu/discover-gpus"), Map.of());

    assertEquals(1, shown.code(), shown.text());
    assertTrue(shown.text().startsWith("discover-gpus: nvidia-smi "), shown.text());
  }

  private static void requireMain(String name) throws ReflectiveOperationException {
    Class.forName(name).getMethod("main", String[].class);
  }

  /** Arguments that the command line takes; it is not run. */
  private void requireRun(List<String> arguments) {
    Shell shell = new Shell(Map.of(), folder, InputStream.nullInputStream());
    CommandLine.ParseResult parsed =
        new CommandLine(new Courant(shell)).parseArgs(arguments.toArray(String[]::new));
    assertEquals("translate", parsed.subcommand().commandSpec().name());
  }

  private static void requireSetting(String name) {
    if (OPEN_ENDED.stream().noneMatch(name::matches)) {
      assertTrue(ConfigEntry.findEntry(name) != null, "Spark has no setting " + name);
    }
  }

  /** Settings of a submission by name. */
  private Map<String, String> requireSubmit(SparkSubmitArguments submit) throws Exception {
    requireMain(submit.mainClass());
    requireRun(CollectionConverters.asJava(submit.childArgs()));
    assertEquals("cluster", submit.deployMode());
    Map<String, String> conf = new TreeMap<>(CollectionConverters.asJava(submit.sparkProperties()));
    conf.keySet().stream()
        .filter(name -> !name.startsWith("spark.yarn."))
        .forEach(DeployFilesTest::requireSetting);
    return conf;
  }

  /** What follows the last of the Dockerfile's steps of a name, continued lines joined. */
  private static String last(String step) throws IOException {
    String text = Files.readString(DEPLOY.resolve("docker/Dockerfile")).replaceAll("\\\\\n *", "");
    return text.lines()
        .filter(line -> line.startsWith(step + " "))
        .map(line -> line.substring(step.length() + 1))
        .reduce((first, second) -> second)
        .orElseThrow();
  }

  private List<String> commands(String shell) {
    Matcher matcher = Pattern.compile("org\\.courant\\.cli\\.Courant (\\S+)").matcher(shell);
    List<String> commands = matcher.results().map(result -> result.group(1)).toList();
    Shell none = new Shell(Map.of(), folder, InputStream.nullInputStream());
    commands.forEach(name -> new CommandLine(new Courant(none)).parseArgs(name));
    return commands;
  }

  private static String sparkVersion() {
    return org.apache.spark.package$.MODULE$.SPARK_VERSION();
  }

  private static List<Map<String, Object>> manifests(String name) throws IOException {
    String text = Files.readString(DEPLOY.resolve("kubernetes").resolve(name));
    Iterable<Object> documents =
        new Load(LoadSettings.builder().setAllowDuplicateKeys(false).build())
            .loadAllFromString(text);
    return StreamSupport.stream(documents.spliterator(), false).map(DeployFilesTest::map).toList();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }

  private static List<String> list(Object value) {
    return ((List<?>) value).stream().map(String.class::cast).toList();
  }
}

package jp.kagiban;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kubernetes.client.common.KubernetesObject;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Container;
import io.kubernetes.client.openapi.models.V1Ingress;
import io.kubernetes.client.openapi.models.V1Namespace;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PersistentVolumeClaim;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1PodSpec;
import io.kubernetes.client.openapi.models.V1Secret;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.json.JsonMapper;

/** Kubernetes' own types accept the manifests of {@code deploy/kubernetes}. */
class KubernetesTest {

    private static final Path FOLDER = Path.of("deploy", "kubernetes");

    /** Throws if a field is unknown, or if a required field is missing. */
    private interface Reading {

        KubernetesObject read(String json) throws IOException;
    }

    private static final Map<String, Reading> KINDS = Map.of(
            "v1 Namespace", V1Namespace::fromJson,
            "v1 ConfigMap", V1ConfigMap::fromJson,
            "v1 Secret", V1Secret::fromJson,
            "v1 Service", V1Service::fromJson,
            "v1 PersistentVolumeClaim", V1PersistentVolumeClaim::fromJson,
            "apps/v1 StatefulSet", V1StatefulSet::fromJson,
            "policy/v1 PodDisruptionBudget", V1PodDisruptionBudget::fromJson,
            "networking.k8s.io/v1 NetworkPolicy", V1NetworkPolicy::fromJson,
            "networking.k8s.io/v1 Ingress", V1Ingress::fromJson);

    private static List<KubernetesObject> parse(String manifests) throws IOException {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        List<KubernetesObject> all = new ArrayList<>();
        for (Object manifest : new Yaml(options).loadAll(manifests)) {
            Map<?, ?> fields = (Map<?, ?>) manifest;
            Reading kind = KINDS.get(fields.get("apiVersion") + " " + fields.get("kind"));
            all.add(kind.read(JsonMapper.shared().writeValueAsString(fields)));
        }
        return all;
    }

    private static List<KubernetesObject> all() throws IOException {
        List<KubernetesObject> all = new ArrayList<>();
        try (Stream<Path> files = Files.walk(FOLDER)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.addAll(parse(Files.readString(file)));
            }
        }
        return all;
    }

    private static <T> T only(Class<T> kind) throws IOException {
        List<T> found = all().stream().filter(kind::isInstance).map(kind::cast).toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private static V1PodSpec pod() throws IOException {
        return Objects.requireNonNull(
                only(V1StatefulSet.class).getSpec().getTemplate().getSpec());
    }

    private static V1Container portal() throws IOException {
        return pod().getContainers().getFirst();
    }

    @Test
    void eachManifestIsInTheNamespace() throws Exception {
        assertThat(all())
                .hasSize(10)
                .allSatisfy(manifest -> assertThat(
                                manifest instanceof V1Namespace
                                        ? manifest.getMetadata().getName()
                                        : manifest.getMetadata().getNamespace())
                        .isEqualTo("kagiban"));
    }

    @Test
    void aMisspeltFieldIsRefused() throws Exception {
        String manifests = Files.readString(FOLDER.resolve("portal.yaml"));
        for (String field :
                List.of("runAsNonRoot", "enableServiceLinks", "failureThreshold", "accessModes", "maxSkew")) {
            assertThat(manifests).contains(field + ":");
            assertThatThrownBy(() -> parse(manifests.replace(field + ":", field + "s:")))
                    .hasMessageContaining("`" + field + "s`");
        }
    }

    @Test
    void thePodIsConfined() throws Exception {
        V1PodSpec pod = pod();
        assertThat(pod.getEnableServiceLinks()).isFalse();
        assertThat(pod.getAutomountServiceAccountToken()).isFalse();
        assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(Path.of("Dockerfile"))
                .content()
                .contains("--uid " + pod.getSecurityContext().getRunAsUser() + " ");
        assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
        assertThat(portal().getSecurityContext().getAllowPrivilegeEscalation()).isFalse();
        assertThat(portal().getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
        assertThat(portal().getSecurityContext().getCapabilities().getDrop()).containsExactly("ALL");
        assertThat(portal().getResources().getLimits()).containsKey("memory");
    }

    @Test
    void thePodHasTimeToStartAndToStop() throws Exception {
        assertThat(pod().getTerminationGracePeriodSeconds()).isEqualTo(30);
        V1Container portal = portal();
        assertThat(Stream.of(portal.getStartupProbe(), portal.getReadinessProbe(), portal.getLivenessProbe())
                        .map(probe -> probe.getHttpGet().getPort().getStrValue()))
                .containsOnly("management");
        assertThat(portal.getStartupProbe().getPeriodSeconds()
                        * portal.getStartupProbe().getFailureThreshold())
                .isGreaterThan(120);
        assertThat(portal.getReadinessProbe().getHttpGet().getPath()).endsWith("/readiness");
        assertThat(portal.getLivenessProbe().getHttpGet().getPath()).endsWith("/liveness");
        assertThat(Path.of("Dockerfile")).content().contains("KAGIBAN_MANAGEMENT_PORT=" + port("management"));
        assertThat(only(V1PodDisruptionBudget.class)
                        .getSpec()
                        .getMaxUnavailable()
                        .getIntValue())
                .isLessThan(only(V1StatefulSet.class).getSpec().getReplicas());
    }

    private static int port(String name) throws IOException {
        return portal().getPorts().stream()
                .filter(port -> name.equals(port.getName()))
                .findFirst()
                .orElseThrow()
                .getContainerPort();
    }

    @Test
    void onlyThePortalReadsTheSecrets() throws Exception {
        assertThat(pod().getVolumes().stream()
                        .filter(volume -> volume.getSecret() != null)
                        .map(volume -> volume.getSecret().getDefaultMode()))
                .containsExactly(0400);
        V1Secret secret = only(V1Secret.class);
        assertThat(secret.getStringData().values()).containsOnly("");
        assertThat(only(V1ConfigMap.class).getData().values().stream()
                        .filter(value -> value.startsWith("/run/secrets/kagiban/"))
                        .map(value -> value.substring(value.lastIndexOf('/') + 1)))
                .containsExactlyInAnyOrderElementsOf(secret.getStringData().keySet());
    }

    /** The root of a volume is open to the group of fsGroup, which the portal refuses. */
    @Test
    void thePortalMakesItsFoldersItself() throws Exception {
        Map<String, String> settings = only(V1ConfigMap.class).getData();
        List<String> roots = portal().getVolumeMounts().stream()
                .map(mount -> mount.getMountPath())
                .toList();
        for (String folder : List.of(settings.get("KAGIBAN_DATA_DIR"), settings.get("KAGIBAN_VAULT_DIR"))) {
            assertThat(roots).contains(Path.of(folder).getParent().toString()).doesNotContain(folder);
        }
    }

    @Test
    void eachSettingIsOneOfThePortal() throws Exception {
        ComposeTest.areSettings(only(V1ConfigMap.class).getData().keySet());
    }

    @Test
    void aBrowserStaysAtItsNode() throws Exception {
        assertThat(all().stream()
                        .filter(V1Service.class::isInstance)
                        .map(service -> service.getMetadata().getAnnotations())
                        .filter(Objects::nonNull))
                .anySatisfy(annotations -> assertThat(annotations)
                        .containsEntry("traefik.ingress.kubernetes.io/service.sticky.cookie", "true"));
    }
}

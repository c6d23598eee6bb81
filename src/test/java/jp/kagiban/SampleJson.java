package jp.kagiban;

import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.util.ClassUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The JSON of a record whose components all have a value. */
final class SampleJson {

    /** No enum has more constants, so each stands in one of so many samples. */
    private static final int SAMPLES = 50;

    private SampleJson() {}

    /** Each path of it with each value, such as {@code calls[].question="PROOF"}. */
    static Stream<String> shape(Class<?> type, Function<Object, byte[]> writer) {
        return IntStream.range(0, SAMPLES)
                .mapToObj(n -> JsonMapper.shared().readTree(writer.apply(sample(type, n))))
                .flatMap(json -> paths("", json))
                .distinct();
    }

    private static Stream<String> paths(String path, JsonNode json) {
        if (json.isObject()) {
            return json.properties().stream()
                    .flatMap(part ->
                            paths(path.isEmpty() ? part.getKey() : path + "." + part.getKey(), part.getValue()));
        }
        return json.isArray()
                ? json.valueStream().flatMap(one -> paths(path + "[]", one))
                : Stream.of(path + "=" + json);
    }

    /** @param n which of an enum's constants is taken */
    static Object sample(Type type, int n) {
        if (type instanceof ParameterizedType of) {
            Type[] arguments = of.getActualTypeArguments();
            Object one = sample(arguments[arguments.length - 1], n);
            return of.getRawType() == Map.class
                    ? Map.of("key", one)
                    : of.getRawType() == Set.class ? Set.of(one) : List.of(one);
        }
        Class<?> plain = ClassUtils.resolvePrimitiveIfNecessary((Class<?>) type);
        if (plain.isEnum()) {
            return plain.getEnumConstants()[n % plain.getEnumConstants().length];
        }
        return plain.isRecord()
                ? record(plain, n)
                : Stream.of(true, 1, 1L, "text", new UUID(0, 1), Instant.EPOCH, Duration.ZERO)
                        .filter(plain::isInstance)
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("No sample of a " + plain));
    }

    private static Object record(Class<?> type, int n) {
        RecordComponent[] parts = type.getRecordComponents();
        try {
            Constructor<?> all = type.getDeclaredConstructor(
                    Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new));
            all.setAccessible(true);
            return all.newInstance(Arrays.stream(parts)
                    .map(part -> sample(part.getGenericType(), n))
                    .toArray());
        } catch (ReflectiveOperationException refused) {
            throw new IllegalStateException("A sample of " + type + " can't be made", refused);
        }
    }
}

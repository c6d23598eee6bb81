package jp.kagiban;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.constantpool.MethodRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.StringEntry;
import java.lang.reflect.AccessFlag;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.data.repository.Repository;

/**
 * The byte code of the portal.
 *
 * @param byName by binary names below {@code jp.kagiban}, such as {@code audit.Actor$Kind}
 */
record MainClasses(Map<String, ClassModel> byName) {

    private static final Path FOLDER = Path.of("target/classes/jp/kagiban");

    static MainClasses read() {
        Map<String, ClassModel> all = new TreeMap<>();
        try (Stream<Path> files = Files.walk(FOLDER)) {
            for (Path file : (Iterable<Path>) files.filter(one -> one.toString().endsWith(".class"))::iterator) {
                ClassModel model = ClassFile.of().parse(file);
                all.put(name(model.thisClass().asInternalName()), model);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return new MainClasses(all);
    }

    static String name(String binary) {
        return binary.replace('/', '.').replaceFirst("^jp[.]kagiban[.]", "");
    }

    /** @param name below {@code jp.kagiban}, or the whole one of a library's class */
    Class<?> type(String name) {
        try {
            return Class.forName(byName.containsKey(name) ? "jp.kagiban." + name : name);
        } catch (ClassNotFoundException renamed) {
            throw new IllegalStateException("There is no class " + name + ": StoredNames needs its new name", renamed);
        }
    }

    /**
     * The string constants of a class, and its concatenations with {@code {}} for each value.
     *
     * @param name {@code *} for all classes
     */
    Stream<String> texts(String name) {
        if (name.equals("*")) {
            return byName.keySet().stream().flatMap(this::texts);
        }
        ClassModel model = Objects.requireNonNull(
                byName.get(name), () -> "There is no class " + name + ": StoredNames needs its new name");
        return pool(model)
                .filter(StringEntry.class::isInstance)
                .map(entry -> ((StringEntry) entry).stringValue().replace("\1", "{}"));
    }

    private static Stream<PoolEntry> pool(ClassModel model) {
        return StreamSupport.stream(model.constantPool().spliterator(), false);
    }

    Stream<Class<?>> repositories() {
        String repository = Repository.class.getName().replace('.', '/');
        return byName.entrySet().stream()
                .filter(one -> one.getValue().interfaces().stream()
                        .anyMatch(parent -> parent.asInternalName().equals(repository)))
                .map(one -> type(one.getKey()));
    }

    /** The enums of which another class calls such a method. */
    Set<String> enumsOfCalls(Set<String> methods, Predicate<String> callers) {
        Set<String> found = new TreeSet<>();
        byName.forEach((caller, model) -> pool(model)
                .filter(entry -> callers.test(caller)
                        && entry instanceof MethodRefEntry call
                        && methods.contains(call.name().stringValue()))
                .map(call -> name(((MethodRefEntry) call).owner().asInternalName()))
                .filter(owner -> !owner.equals(caller) && byName.containsKey(owner))
                .filter(owner -> byName.get(owner).flags().has(AccessFlag.ENUM))
                .forEach(found::add));
        return found;
    }

    /** The values of all static fields of this type. */
    Stream<Object> constants(Class<?> type) {
        return byName.entrySet().stream()
                .filter(one -> one.getValue().fields().stream().anyMatch(field -> isConstant(field, type)))
                .flatMap(one -> Arrays.stream(type(one.getKey()).getDeclaredFields()))
                .filter(field -> field.getType() == type && field.accessFlags().contains(AccessFlag.STATIC))
                .map(field -> value(field, null));
    }

    private static boolean isConstant(FieldModel field, Class<?> type) {
        return field.flags().has(AccessFlag.STATIC) && field.fieldType().equalsString(type.descriptorString());
    }

    /** The value of an object's first field of this type. */
    static <T> T held(Object by, Class<T> type) {
        return Arrays.stream(by.getClass().getDeclaredFields())
                .filter(field -> field.getType() == type && !field.accessFlags().contains(AccessFlag.STATIC))
                .map(field -> type.cast(value(field, by)))
                .findFirst()
                .orElseThrow();
    }

    private static Object value(Field field, @Nullable Object by) {
        try {
            field.setAccessible(true);
            return field.get(by);
        } catch (IllegalAccessException refused) {
            throw new IllegalStateException(refused);
        }
    }
}

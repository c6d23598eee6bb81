package jp.kagiban.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A shop of the fake RMS.
 *
 * @param number six digits, with which its keys begin
 * @param code the last part of its address in Rakuten Ichiba
 * @param functions of keys issued from now on
 * @param keys the newest last
 */
public record SandboxShop(
        String number,
        String code,
        String name,
        String serviceSecret,
        Set<SandboxFunction> functions,
        List<SandboxKey> keys) {

    public SandboxShop {
        functions = Set.copyOf(functions);
        keys = List.copyOf(keys);
    }

    SandboxShop with(SandboxKey key) {
        List<SandboxKey> more = new ArrayList<>(keys);
        more.add(key);
        return new SandboxShop(number, code, name, serviceSecret, functions, more);
    }

    SandboxShop withFunctions(Set<SandboxFunction> chosen) {
        return new SandboxShop(number, code, name, serviceSecret, chosen, keys);
    }

    SandboxShop changing(String licenseKey, UnaryOperator<SandboxKey> change) {
        List<SandboxKey> changed = keys.stream()
                .map(key -> key.licenseKey().equals(licenseKey) ? change.apply(key) : key)
                .toList();
        return new SandboxShop(number, code, name, serviceSecret, functions, changed);
    }

    boolean has(String licenseKey) {
        return keys.stream().anyMatch(key -> key.licenseKey().equals(licenseKey));
    }

    @Override
    public String toString() {
        return "SandboxShop[number=" + number + ", keys=" + keys.size() + "]";
    }
}

package jp.kagiban.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A shop of the fake RMS.
 *
 * @param number six digits, which are part of the shop's keys
 * @param code the last part of the shop's address in Rakuten Ichiba
 * @param functions of keys that are issued from now on
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
        List<SandboxKey> extended = new ArrayList<>(keys);
        extended.add(key);
        return new SandboxShop(number, code, name, serviceSecret, functions, extended);
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

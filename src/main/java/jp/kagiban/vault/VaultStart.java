package jp.kagiban.vault;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import jp.kagiban.shared.Ids;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings keystore and database together. A keystore is made only for a database that holds no canary; otherwise a missing or
 * wrong one stops the start, for what is sealed would be lost without anyone's noticing.
 */
final class VaultStart {

    private static final Logger log = LoggerFactory.getLogger(VaultStart.class);

    private final VaultFolder folder;
    private final Keystore keystore;
    private final Canaries canaries;
    private final SecureRandom random;

    VaultStart(VaultFolder folder, Keystore keystore, Canaries canaries, SecureRandom random) {
        this.folder = folder;
        this.keystore = keystore;
        this.canaries = canaries;
        this.random = random;
    }

    /** @throws jp.kagiban.shared.StartRefused if the keystore is not the one of this database */
    BcfksProvider open() {
        if (!folder.hasKeystore()) {
            make();
        }
        BcfksProvider provider = read();
        KeyWrapping wrapping = new KeyWrapping(provider, random);
        if (canaries.all().isEmpty()) {
            canaries.add(wrapping.make(Context.RESERVED_OWNER, Canaries.refOf(Ids.next())));
        }
        prove(provider, wrapping, canaries.all());
        return provider;
    }

    private void make() {
        List<WrappedKey> wanted = canaries.all();
        if (!wanted.isEmpty()) {
            throw folder.keystoreMissing(wanted.getLast().kek());
        }
        makePassword();
        char[] password = folder.readPassword();
        try {
            folder.makeKeystore(keystore.make(password));
        } finally {
            Arrays.fill(password, '\0');
        }
        log.warn(
                "A new keystore was made: {}. Back it up together with its password {}, apart from the database:"
                        + " whoever loses them can open no shop key any more, whoever has both and the database can open all.",
                folder.keystore(),
                folder.password());
    }

    private void makePassword() {
        byte[] fresh = new byte[32];
        random.nextBytes(fresh);
        byte[] text = Base64.getUrlEncoder().withoutPadding().encode(fresh);
        try {
            folder.makePassword(text);
        } finally {
            Arrays.fill(fresh, (byte) 0);
            Arrays.fill(text, (byte) 0);
        }
    }

    private BcfksProvider read() {
        char[] password = folder.readPassword();
        try {
            Map<KeyRef, KeyMaterial> keks = keystore.read(folder.readKeystore(), password);
            BcfksProvider provider = new BcfksProvider(keks, random);
            keks.values().forEach(KeyMaterial::close);
            return provider;
        } catch (Keystore.Unreadable unreadable) {
            log.debug("The keystore did not open", unreadable);
            throw folder.keystoreUnreadable();
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    private void prove(BcfksProvider provider, KeyWrapping wrapping, List<WrappedKey> all) {
        for (WrappedKey canary : all) {
            try {
                wrapping.unlock(canary).close();
            } catch (NotOpened _) {
                throw folder.keystoreOfAnother(canary.kek(), provider.active());
            }
        }
        if (all.stream().noneMatch(canary -> canary.kek().equals(provider.active()))) {
            proveNewest(provider, wrapping, all.getLast());
        }
    }

    private void proveNewest(BcfksProvider provider, KeyWrapping wrapping, WrappedKey known) {
        try {
            canaries.add(wrapping.rewrap(known));
        } catch (NotOpened _) {
            throw folder.keystoreOfAnother(known.kek(), provider.active());
        }
    }
}

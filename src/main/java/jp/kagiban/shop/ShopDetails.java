package jp.kagiban.shop;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A shop as its form shows it; no secret is among it.
 *
 * @param version changes whenever the details are saved, and only then
 * @param code the part of the shop's address that names it
 * @param serviceSecretStored whether an empty field means 登録済み; for a developer's app the portal's own counts
 * @param licenseKeyStored whether a key waits or is in use
 * @param lastAnswer what RMS said last for this shop, whatever the key, or null before the first answer
 * @param lastAnswerAt when that was
 */
public record ShopDetails(
        UUID id,
        long version,
        String name,
        String code,
        @Nullable String userId,
        Family family,
        boolean serviceSecretStored,
        boolean licenseKeyStored,
        Instant registeredAt,
        ShopStanding.@Nullable Answer lastAnswer,
        @Nullable Instant lastAnswerAt) {}

package jp.kagiban.shop;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import jp.kagiban.mall.Mall;
import jp.kagiban.mall.MallId;
import jp.kagiban.tenancy.Needs;
import jp.kagiban.tenancy.Permission;

/**
 * The shops of the tenant in force: what members do with them. A shop of another tenant and one that is not there look the
 * same. Whether the member may do it (管理者, 担当者) is for the caller to have asked. No method asks a mall: jobs do.
 */
public interface ShopRegister {

    /** The name proposed for the next shop at a mall: 楽天市場1号店, then 2号店 and so on, leaving out names that are taken. */
    @Needs(Permission.CHANGE_SHOPS)
    String proposedName(MallId mall);

    /** The malls that shops can be at, in the order in which a form offers them. */
    List<Mall> malls();

    /**
     * What would refuse a new shop, as far as its form and the other shops tell: nobody is to prove themselves for a form that is
     * wrong. Nothing is stored, and no key is compared with another.
     */
    @Needs(Permission.CHANGE_KEYS)
    Optional<Saving.Refused> refusal(NewShop form);

    /** Stores a new shop with its first key. */
    @Needs(value = Permission.CHANGE_KEYS, fresh = true)
    Saving register(NewShop form, UUID member);

    /**
     * Stores a saved shop's page: details, and a new key generation where a secret was entered; then the member must have proven
     * themselves within the last five minutes, as wherever keys are changed.
     */
    @Needs(Permission.CHANGE_SHOPS)
    Saving update(UUID shop, ShopEdit form, UUID member);

    /**
     * Enters a new key generation; an empty field is taken over from the newest generation that waits or is in use. A key that
     * waits ends as replaced, the one in use goes on serving. With all empty nothing happens but EMPTY at the key.
     *
     * @param accepted the warnings that the member has seen and saves in spite of
     */
    @Needs(value = Permission.CHANGE_KEYS, fresh = true)
    Saving replaceKeys(UUID shop, KeyEntry keys, Set<Problem.Kind> accepted, UUID member);

    /**
     * Enters a new key beside what stays of the one before, unless one waits already: whoever comes second is told so.
     *
     * @param key the value of the field that is renewed
     * @param accepted the warnings that the member has seen and saves in spite of
     * @return {@link Saving.Overtaken} where a key waits
     */
    @Needs(value = Permission.CHANGE_KEYS, fresh = true)
    Saving renew(UUID shop, String key, Set<Problem.Kind> accepted, UUID member);

    /**
     * The member's word that a key may take over though it ends no later than the one in use. The mall is asked again, then it does.
     *
     * @return false if there is nothing to confirm: it isn't held, or its own date is past while the one in use still works
     */
    @Needs(value = Permission.CHANGE_KEYS, fresh = true)
    boolean confirm(UUID shop, UUID generation, UUID member);

    /**
     * Ends a key that waits and destroys its secrets; the one in use stays.
     *
     * @return false if it waits no more
     */
    @Needs(value = Permission.CHANGE_KEYS, fresh = true)
    boolean withdraw(UUID shop, UUID generation, UUID member);

    /**
     * Destroys at once what is still kept of a superseded key.
     *
     * @return false if nothing is kept (any more)
     */
    @Needs(value = Permission.CHANGE_KEYS, fresh = true)
    boolean destroySecrets(UUID shop, UUID generation);

    /**
     * Notes the last day of the key in use as the mall shows it on a screen, where it doesn't tell it by itself. It ends at
     * 23:59:59 in Tokyo, and gives way as soon as the mall answers.
     *
     * @param generation the key that the page showed
     * @param end the name of the {@link jp.kagiban.mall.KeyEnd}
     */
    @Needs(Permission.CHANGE_KEYS)
    ExpiryEntry enterExpiry(UUID shop, UUID generation, String end, LocalDate day, UUID member);

    /** Asks the mall at once about the key in use and the one that waits; at most once a minute for each shop. */
    @Needs(Permission.CHANGE_SHOPS)
    CheckNow checkNow(UUID shop);

    /**
     * Deletes a shop with its history, its jobs and all its secrets. The key at the mall is not stopped by that.
     *
     * @return false if there is no such shop
     */
    @Needs(value = Permission.DELETE_SHOPS, fresh = true)
    boolean delete(UUID shop, UUID member);

    /** All generations of the shop's keys, the newest first. Empty also where there is no such shop. */
    @Needs(Permission.SEE_SHOPS)
    List<KeyRecord> history(UUID shop);

    @Needs(Permission.SEE_SHOPS)
    Optional<ShopDetails> details(UUID shop);
}

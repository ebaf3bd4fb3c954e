using System.Security.Cryptography;
using Duplicates.Service.Accounts;
using Duplicates.Service.Data;
using Duplicates.Service.Protection;
using Duplicates.Service.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using OtpNet;

namespace Duplicates.Service.StaffAccounts;

/// <summary>What became of a code.</summary>
/// <param name="IsRight">Whether it was right; it opens nothing again then.</param>
/// <param name="Wait">How long to wait after too many wrong ones; null when it was looked at.</param>
internal sealed record FactorVerdict(bool IsRight, TimeSpan? Wait);

/// <summary>
/// What a member of staff shows beside the password: the code of an app on the phone, or one of ten codes on paper when the phone is lost.
/// Each code opens once, on whatever host.
/// </summary>
internal sealed class SecondFactors(DuplicatesDbContext db, FieldCipher cipher, LookupKeys keys, SignInTries tries, TimeProvider clock, IOptions<DuplicatesOptions> options)
{
    /// <summary>How many codes on paper there are.</summary>
    public const int PaperCodes = 10;

    private const int SecretBytes = 20;
    private const int PaperCodeLength = 10;

    /// <summary>Without the signs that look alike on paper.</summary>
    private const string PaperAlphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    /// <summary>A million codes, three of which are right: five tries, then one in five minutes at the worst.</summary>
    private static readonly TryPolicy Guesses = new(5, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15));

    /// <summary>The clock of a phone may be half a minute off.</summary>
    private static readonly VerificationWindow Tolerance = new(previous: 1, future: 1);

    private readonly HashSet<string> _roles = SecondFactorRoles.Of(options.Value.StaffSignIn.SecondFactorFor);

    /// <summary>Makes up what an app and the service will have in common: Base32, as people type it when the camera does not work.</summary>
    public static string NewSecret() => Base32Encoding.ToString(KeyGeneration.GenerateRandomKey(SecretBytes));

    /// <summary>What the QR code says to the app.</summary>
    public string AddressOf(string secret, string email) => new OtpUri(OtpType.Totp, secret, email, new Uri(options.Value.AddressForMachines).Host).ToString();

    /// <summary>Whether nobody works in one of these roles without a second factor.</summary>
    public bool IsRequiredOf(IEnumerable<string> roles) => roles.Any(_roles.Contains);

    /// <summary>Whether the account has a second factor.</summary>
    public Task<bool> HasAsync(string accountId, CancellationToken cancellationToken) => db.SecondFactors.AnyAsync(row => row.AccountId == accountId, cancellationToken);

    /// <summary>How many codes on paper are left.</summary>
    public Task<int> PaperCodesLeftAsync(string accountId, CancellationToken cancellationToken) => db.RecoveryCodes.CountAsync(row => row.AccountId == accountId, cancellationToken);

    /// <summary>Takes an app in place of the one before once its code is right; part of the transaction of whoever calls.</summary>
    /// <returns>New codes on paper, shown now or never; null when the code is wrong.</returns>
    public async Task<IReadOnlyList<string>?> SetUpAsync(string accountId, string secret, string? typed, CancellationToken cancellationToken)
    {
        if (StepOf(secret, typed) is not { } step)
        {
            return null;
        }

        await RemoveAsync(accountId, cancellationToken);
        var paper = Enumerable.Range(0, PaperCodes).Select(_ => RandomNumberGenerator.GetString(PaperAlphabet, PaperCodeLength)).ToList();
        db.SecondFactors.Add(new()
        {
            AccountId = accountId,
            SecretCipher = cipher.Protect(secret, ProtectedColumns.SecondFactorSecret.At(accountId)),
            LastStep = step,
            SetUpAt = clock.GetUtcNow(),
        });
        db.RecoveryCodes.AddRange(paper.Select(code => new RecoveryCodeRow { AccountId = accountId, CodeHash = PaperHash(accountId, code) }));
        await db.SaveChangesAsync(cancellationToken);
        return [.. paper.Select(code => $"{code[..(PaperCodeLength / 2)]}-{code[(PaperCodeLength / 2)..]}")];
    }

    /// <summary>Takes a code of the app or one on paper. Of two who show the same at once one passes.</summary>
    public async Task<FactorVerdict> TakeAsync(string accountId, string? typed, CancellationToken cancellationToken)
    {
        var key = keys.Of("second-factor", accountId);
        if ((await tries.TakeAsync(key, Guesses, null, cancellationToken)).Wait is { } wait)
        {
            return new(false, wait);
        }

        var isRight = await TakeFromAppAsync(accountId, typed, cancellationToken) || await TakeFromPaperAsync(accountId, typed, cancellationToken);
        if (isRight)
        {
            await tries.GiveBackAsync(key, cancellationToken);
        }

        return new(isRight, null);
    }

    /// <summary>Takes app and paper away.</summary>
    public async Task RemoveAsync(string accountId, CancellationToken cancellationToken)
    {
        await db.SecondFactors.Where(row => row.AccountId == accountId).ExecuteDeleteAsync(cancellationToken);
        await db.RecoveryCodes.Where(row => row.AccountId == accountId).ExecuteDeleteAsync(cancellationToken);
    }

    private async Task<bool> TakeFromAppAsync(string accountId, string? typed, CancellationToken cancellationToken)
    {
        var stored = await db.SecondFactors.AsNoTracking().Where(row => row.AccountId == accountId).Select(row => row.SecretCipher).SingleOrDefaultAsync(cancellationToken);
        return stored is not null
            && StepOf(cipher.Unprotect(stored, ProtectedColumns.SecondFactorSecret.At(accountId)), typed) is { } step
            && await db.SecondFactors.Where(row => row.AccountId == accountId && row.LastStep < step).ExecuteUpdateAsync(change => change.SetProperty(row => row.LastStep, step), cancellationToken) == 1;
    }

    private async Task<bool> TakeFromPaperAsync(string accountId, string? typed, CancellationToken cancellationToken)
    {
        var code = string.Concat((typed ?? string.Empty).ToUpperInvariant().Where(char.IsAsciiLetterOrDigit));
        var hash = PaperHash(accountId, code);
        return code.Length == PaperCodeLength && await db.RecoveryCodes.Where(row => row.AccountId == accountId && row.CodeHash == hash).ExecuteDeleteAsync(cancellationToken) == 1;
    }

    private long? StepOf(string secret, string? typed)
    {
        var digits = string.Concat((typed ?? string.Empty).Where(sign => !char.IsWhiteSpace(sign)));
        return new Totp(Base32Encoding.ToBytes(secret)).VerifyTotp(clock.GetUtcNow().UtcDateTime, digits, out var step, Tolerance) ? step : null;
    }

    private string PaperHash(string accountId, string code) => keys.Of("recovery-code", $"{accountId}\n{code}");
}

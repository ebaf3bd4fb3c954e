using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Duplicates.Domain.People;
using Duplicates.Service.Data;
using Duplicates.Service.Notifications;
using Duplicates.Service.Protection;
using Duplicates.Service.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.Accounts;

/// <summary>What a one-time code is for; a code for one is worthless for another.</summary>
internal enum OneTimeCodePurpose
{
    /// <summary>To sign in.</summary>
    SignIn,

    /// <summary>To sign an application (R3.1).</summary>
    SignApplication,

    /// <summary>To prove a phone that is to be linked.</summary>
    LinkPhone,

    /// <summary>To agree that another phone takes the place of this one.</summary>
    GiveUpPhone,
}

/// <summary>Who asks for a code, where it goes and what it certifies.</summary>
internal sealed record OneTimeCodeRequest(OneTimeCodePurpose Purpose, Iin Iin, PhoneNumber Phone, string Address, string Language, string BoundTo = "");

/// <summary>What became of a typed code.</summary>
internal enum OneTimeCodeVerdict
{
    /// <summary>Right, and now used.</summary>
    Accepted,

    /// <summary>Right, but used before: the second of two clicks. What it certified the first time stands.</summary>
    UsedBefore,

    /// <summary>Wrong; there are tries left.</summary>
    Wrong,

    /// <summary>Too old, already used, or tried too often: a new one is needed.</summary>
    Expired,
}

/// <summary>The answer to a typed code; the person is known only when the code was right.</summary>
internal sealed record OneTimeCodeAnswer(OneTimeCodeVerdict Verdict, Iin? Iin, PhoneNumber? Phone, string BoundTo)
{
    /// <summary>An answer that tells nothing of the person.</summary>
    public static OneTimeCodeAnswer Unknown(OneTimeCodeVerdict verdict) => new(verdict, null, null, string.Empty);
}

/// <summary>Makes, sends and checks one-time codes (R3.1): six digits, a few minutes, a few tries.</summary>
internal sealed class OneTimeCodes(
    DuplicatesDbContext db,
    LookupKeys keys,
    FieldCipher cipher,
    Outbox outbox,
    TimeProvider clock,
    IOptions<DuplicatesOptions> options)
{
    private readonly OneTimeCodeOptions _limits = options.Value.OneTimeCodes;

    /// <summary>
    /// Sends a code if the phone belongs to the person and the limits allow, and answers with an id either way:
    /// a stranger cannot learn whether an account exists.
    /// </summary>
    /// <exception cref="TooManyCodesException">Too many codes were asked for.</exception>
    public async Task<Guid> SendAsync(OneTimeCodeRequest request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (subject, phone, address) = (keys.Of(request.Iin), keys.Of(request.Phone), keys.Of("address", request.Address));
        await RequireWithinLimitsAsync(request.Purpose, subject, phone, address, now, cancellationToken);
        var id = Guid.CreateVersion7(now);
        var code = RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", CultureInfo.InvariantCulture);
        db.OneTimeCodes.Add(new()
        {
            Id = id,
            Purpose = request.Purpose,
            SubjectKey = subject,
            PhoneKey = phone,
            AddressKey = address,
            BoundTo = request.BoundTo,
            CodeHash = Hash(id, code),
            IinCipher = cipher.Protect(request.Iin.Value),
            PhoneCipher = cipher.Protect(request.Phone.E164),
            CreatedAt = now,
            ExpiresAt = now + _limits.Lifetime,
        });
        var linkedPhone = await db.Citizens.Where(citizen => citizen.IinKey == subject).Select(citizen => citizen.PhoneKey).SingleOrDefaultAsync(cancellationToken);
        if (request.Purpose is OneTimeCodePurpose.LinkPhone || linkedPhone is null || string.Equals(linkedPhone, phone, StringComparison.Ordinal))
        {
            outbox.AddCode(request, code);
        }

        await db.SaveChangesAsync(cancellationToken);
        return id;
    }

    /// <summary>When another code may be asked for in place of this one; null when now, or when the id is unknown.</summary>
    public async Task<TimeSpan?> WaitBeforeResendAsync(Guid id, CancellationToken cancellationToken)
    {
        var sent = await db.OneTimeCodes.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellationToken);
        var wait = sent is null ? TimeSpan.Zero : sent.CreatedAt + _limits.ResendAfter - clock.GetUtcNow();
        return wait > TimeSpan.Zero ? wait : null;
    }

    /// <summary>For whom and where a code was asked; null when the id is unknown or of another purpose.</summary>
    public async Task<(Iin Iin, PhoneNumber Phone)?> FindRequestAsync(Guid id, OneTimeCodePurpose purpose, CancellationToken cancellationToken)
    {
        var row = await db.OneTimeCodes.AsNoTracking().SingleOrDefaultAsync(candidate => candidate.Id == id && candidate.Purpose == purpose, cancellationToken);
        return row is null ? null : (ReadIin(row), ReadPhone(row));
    }

    /// <summary>Checks a typed code. Every call counts as a try, also when two come at once.</summary>
    public async Task<OneTimeCodeAnswer> CheckAsync(Guid id, OneTimeCodePurpose purpose, string? typed, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var counted = await db.OneTimeCodes
            .Where(row => row.Id == id && row.Purpose == purpose && row.ExpiresAt > now && row.Attempts < _limits.Attempts)
            .ExecuteUpdateAsync(change => change.SetProperty(row => row.Attempts, row => row.Attempts + 1), cancellationToken);
        if (counted == 0)
        {
            return OneTimeCodeAnswer.Unknown(OneTimeCodeVerdict.Expired);
        }

        var asked = await db.OneTimeCodes.AsNoTracking().SingleAsync(row => row.Id == id, cancellationToken);
        var digits = new string([.. (typed ?? string.Empty).Where(char.IsAsciiDigit)]);
        if (!CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(asked.CodeHash), Encoding.ASCII.GetBytes(Hash(id, digits))))
        {
            return OneTimeCodeAnswer.Unknown(asked.Attempts >= _limits.Attempts ? OneTimeCodeVerdict.Expired : OneTimeCodeVerdict.Wrong);
        }

        var used = await db.OneTimeCodes.Where(row => row.Id == id && !row.IsUsed)
            .ExecuteUpdateAsync(change => change.SetProperty(row => row.IsUsed, true), cancellationToken);
        return new(used == 1 ? OneTimeCodeVerdict.Accepted : OneTimeCodeVerdict.UsedBefore, ReadIin(asked), ReadPhone(asked), asked.BoundTo);
    }

    /// <summary>Deletes codes that are of no use to any limit any more.</summary>
    public Task<int> DeleteOldAsync(CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow() - _limits.Window - _limits.Lifetime;
        return db.OneTimeCodes.Where(row => row.ExpiresAt < before).ExecuteDeleteAsync(cancellationToken);
    }

    private async Task RequireWithinLimitsAsync(OneTimeCodePurpose purpose, string subject, string phone, string address, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var since = now - _limits.Window;
        var recent = db.OneTimeCodes.Where(row => row.CreatedAt > since);
        var newest = await recent.Where(row => row.SubjectKey == subject && row.Purpose == purpose).MaxAsync(row => (DateTimeOffset?)row.CreatedAt, cancellationToken);
        if (newest is { } sent && now - sent < _limits.ResendAfter)
        {
            throw new TooManyCodesException(_limits.ResendAfter - (now - sent));
        }

        var waits = new[]
        {
            await WaitAsync(recent.Where(row => row.SubjectKey == subject), _limits.PerSubject, now, cancellationToken),
            await WaitAsync(recent.Where(row => row.PhoneKey == phone), _limits.PerSubject, now, cancellationToken),
            await WaitAsync(recent.Where(row => row.AddressKey == address), _limits.PerAddress, now, cancellationToken),
        };
        if (waits.Max() is { } wait)
        {
            throw new TooManyCodesException(wait);
        }
    }

    /// <summary>How long until one more is allowed; null when it is now.</summary>
    private async Task<TimeSpan?> WaitAsync(IQueryable<OneTimeCodeRow> recent, int most, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var oldestOfMost = await recent.OrderByDescending(row => row.CreatedAt).Skip(most - 1).Select(row => (DateTimeOffset?)row.CreatedAt).FirstOrDefaultAsync(cancellationToken);
        return oldestOfMost is { } sent ? sent + _limits.Window - now : null;
    }

    private string Hash(Guid id, string code) => keys.Of("one-time-code", $"{id:N}{code}");

    private Iin ReadIin(OneTimeCodeRow row) => Iin.Parse(cipher.Unprotect(row.IinCipher));

    private PhoneNumber ReadPhone(OneTimeCodeRow row) =>
        PhoneNumber.TryParse(cipher.Unprotect(row.PhoneCipher), out var phone, out _) ? phone : throw new InvalidOperationException("A stored phone number is unreadable.");
}

/// <summary>Too many one-time codes were asked for.</summary>
internal sealed class TooManyCodesException(TimeSpan retryAfter) : Exception("Too many one-time codes were asked for.")
{
    /// <summary>When it is worth trying again.</summary>
    public TimeSpan RetryAfter { get; } = retryAfter;
}

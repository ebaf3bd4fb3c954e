using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Duplicates.Domain.People;
using Duplicates.Service.Data;
using Duplicates.Service.Protection;
using Duplicates.Service.Settings;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Limits;
using Duplicates.Service.Web.Texts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
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
/// <param name="Purpose">What it is for.</param>
/// <param name="Iin">Whose it is.</param>
/// <param name="Phone">Where it goes.</param>
/// <param name="Address">The network address that asks.</param>
/// <param name="Language">The language of the SMS.</param>
/// <param name="BoundTo">What it certifies besides the person.</param>
/// <param name="Browser">The key of the browser that asks (<see cref="BrowserKeys"/>); null when a door asks.</param>
/// <param name="Officer">The officer who has another phone linked; each may do so a few times a day.</param>
internal sealed record OneTimeCodeRequest(
    OneTimeCodePurpose Purpose,
    Iin Iin,
    PhoneNumber Phone,
    string Address,
    string Language,
    string BoundTo = "",
    string? Browser = null,
    string? Officer = null);

/// <summary>What became of a typed code.</summary>
internal enum OneTimeCodeVerdict
{
    /// <summary>Right, and now used.</summary>
    Accepted,

    /// <summary>Right, but used before. What it certified the first time stands.</summary>
    UsedBefore,

    /// <summary>Nothing was typed; no try is lost.</summary>
    Missing,

    /// <summary>No six digits; no try is lost.</summary>
    Incomplete,

    /// <summary>Wrong; there are tries left.</summary>
    Wrong,

    /// <summary>Tried too often: a new one is needed.</summary>
    TriesUsedUp,

    /// <summary>Too old, or never sent: a new one is needed.</summary>
    Expired,
}

/// <summary>The answer to a typed code; the person is known only when the code was right.</summary>
/// <param name="Verdict">What became of it.</param>
/// <param name="Iin">Whose it is.</param>
/// <param name="Phone">Where it went.</param>
/// <param name="BoundTo">What it certifies besides the person.</param>
/// <param name="TriesLeft">Tries that are left after a wrong one.</param>
/// <param name="IsSecondClick">It was used before, in this very browser and seconds ago: the second of two clicks.</param>
internal sealed record OneTimeCodeAnswer(OneTimeCodeVerdict Verdict, Iin? Iin, PhoneNumber? Phone, string BoundTo, int TriesLeft = 0, bool IsSecondClick = false)
{
    /// <summary>An answer that tells nothing of the person.</summary>
    public static OneTimeCodeAnswer Unknown(OneTimeCodeVerdict verdict, int triesLeft = 0) => new(verdict, null, null, string.Empty, triesLeft);

    /// <summary>What to say beside the field.</summary>
    public string Problem(IStringLocalizer<ServiceTexts> texts) => texts[$"accounts.code-error.{Verdict}", TriesLeft];
}

/// <summary>A code that was sent, as the page that takes it needs it.</summary>
/// <param name="Request">Who asked; without network address and language.</param>
/// <param name="Wait">When another may be asked for in its place; null when now.</param>
internal sealed record SentCode(OneTimeCodeRequest Request, TimeSpan? Wait);

/// <summary>
/// Makes, sends and checks one-time codes (R3.1): six digits, a few minutes, a few tries. How many may be asked for is counted in the
/// database (<see cref="SharedLimits"/>), with the code and its SMS in one transaction.
/// </summary>
internal sealed class OneTimeCodes(
    DuplicatesDbContext db,
    LookupKeys keys,
    FieldCipher cipher,
    ICodeMessages messages,
    SharedLimits limits,
    TimeProvider clock,
    IOptions<DuplicatesOptions> options)
{
    /// <summary>Phones that an officer may link within a day: enough for a queue, too few for somebody who sells accounts.</summary>
    public const int PhonesPerOfficer = 10;

    /// <summary>Within this time the browser that used a code may send it again: the second of two clicks.</summary>
    private static readonly TimeSpan SecondClick = TimeSpan.FromSeconds(30);

    private readonly OneTimeCodeOptions _options = options.Value.OneTimeCodes;

    /// <summary>
    /// Sends a code to the phone that is named, whether or not it signed in for the IIN before: a stranger cannot learn whether an
    /// account exists, and a phone of their own opens an account of their own. The second of two clicks finds the code of the first.
    /// </summary>
    /// <exception cref="TooManyCodesException">Too many codes were asked for.</exception>
    public async Task<Guid> SendAsync(OneTimeCodeRequest request, CancellationToken cancellationToken)
    {
        var (now, subject, phone) = (clock.GetUtcNow(), keys.Of(request.Iin), keys.Of(request.Phone));
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await limits.CountAsync([.. CodeLimits.Of(request, _options, keys)], cancellationToken) is { } reached)
        {
            await transaction.RollbackAsync(cancellationToken);
            return await FindOfFirstClickAsync(request, cancellationToken) ?? throw new TooManyCodesException(reached);
        }

        var id = Guid.CreateVersion7(now);
        var code = RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", CultureInfo.InvariantCulture);
        db.OneTimeCodes.Add(new()
        {
            Id = id,
            Purpose = request.Purpose,
            SubjectKey = subject,
            PhoneKey = phone,
            BoundTo = request.BoundTo,
            CodeHash = Hash(id, code),
            IinCipher = cipher.Protect(request.Iin.Value, ProtectedColumns.CodeIin.At(id, request.Purpose)),
            PhoneCipher = cipher.Protect(request.Phone.E164, ProtectedColumns.CodePhone.At(id, request.Purpose)),
            BrowserKey = request.Browser,
            CreatedAt = now,
            ExpiresAt = now + _options.Lifetime,
        });
        messages.AddCode(request, code);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return id;
    }

    /// <summary>Sends another code in place of one that this browser asked for; null when the browser asked for none of this id.</summary>
    /// <exception cref="TooManyCodesException">It is too early, or too many codes were asked for.</exception>
    public async Task<Guid?> SendAgainAsync(Guid id, OneTimeCodePurpose purpose, string? browser, string address, string language, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, purpose, browser, cancellationToken) is not { } sent)
        {
            return null;
        }

        return sent.Wait is { } wait
            ? throw new TooManyCodesException(new(new(nameof(_options.ResendAfter), 1, _options.ResendAfter), wait))
            : await SendAsync(sent.Request with { Address = address, Language = language }, cancellationToken);
    }

    /// <summary>The code of this id that this browser asked for; null when there is none.</summary>
    public async Task<SentCode?> FindAsync(Guid id, OneTimeCodePurpose purpose, string? browser, CancellationToken cancellationToken)
    {
        var row = await db.OneTimeCodes.AsNoTracking()
            .SingleOrDefaultAsync(candidate => candidate.Id == id && candidate.Purpose == purpose && candidate.BrowserKey == browser && browser != null, cancellationToken);
        if (row is null)
        {
            return null;
        }

        var wait = row.CreatedAt + _options.ResendAfter - clock.GetUtcNow();
        return new(
            new(row.Purpose, ReadIin(row), ReadPhone(row), string.Empty, string.Empty, row.BoundTo, row.BrowserKey),
            wait > TimeSpan.Zero ? TimeSpan.FromTicks(Math.Min(wait.Ticks, _options.ResendAfter.Ticks)) : null);
    }

    /// <summary>Checks a typed code. Six digits count as a try, also when two come at once.</summary>
    /// <param name="id">The code.</param>
    /// <param name="purpose">What it is to certify.</param>
    /// <param name="typed">What was typed.</param>
    /// <param name="browser">The browser that sends it, if it is known.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public async Task<OneTimeCodeAnswer> CheckAsync(Guid id, OneTimeCodePurpose purpose, string? typed, string? browser, CancellationToken cancellationToken)
    {
        if (!TypedCode.TryRead(typed, out var code))
        {
            return OneTimeCodeAnswer.Unknown(string.IsNullOrWhiteSpace(typed) ? OneTimeCodeVerdict.Missing : OneTimeCodeVerdict.Incomplete);
        }

        var now = clock.GetUtcNow();
        var counted = await db.OneTimeCodes
            .Where(row => row.Id == id && row.Purpose == purpose && row.ExpiresAt > now && row.Attempts < _options.Attempts)
            .ExecuteUpdateAsync(change => change.SetProperty(row => row.Attempts, row => row.Attempts + 1), cancellationToken);
        var asked = await db.OneTimeCodes.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id && row.Purpose == purpose && row.ExpiresAt > now, cancellationToken);
        if (asked is null)
        {
            return OneTimeCodeAnswer.Unknown(OneTimeCodeVerdict.Expired);
        }

        var isRight = CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(asked.CodeHash), Encoding.ASCII.GetBytes(Hash(id, code)));
        if (isRight && (counted == 1 || asked.UsedAt is not null))
        {
            return await UseAsync(asked, browser, now, cancellationToken);
        }

        var left = Math.Max(0, _options.Attempts - asked.Attempts);
        return OneTimeCodeAnswer.Unknown(counted == 1 && left > 0 ? OneTimeCodeVerdict.Wrong : OneTimeCodeVerdict.TriesUsedUp, left);
    }

    /// <summary>Deletes codes that nobody can use any more.</summary>
    public Task<int> DeleteOldAsync(CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow() - _options.Window - _options.Lifetime;
        return db.OneTimeCodes.Where(row => row.ExpiresAt < before).ExecuteDeleteAsync(cancellationToken);
    }

    private async Task<OneTimeCodeAnswer> UseAsync(OneTimeCodeRow asked, string? browser, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var used = await db.OneTimeCodes.Where(row => row.Id == asked.Id && row.UsedAt == null)
            .ExecuteUpdateAsync(change => change.SetProperty(row => row.UsedAt, now), cancellationToken);
        var usedAt = used == 1 ? now : await db.OneTimeCodes.Where(row => row.Id == asked.Id).Select(row => row.UsedAt).SingleAsync(cancellationToken);
        var isSecondClick = used == 0 && browser is not null && string.Equals(asked.BrowserKey, browser, StringComparison.Ordinal) && now - usedAt < SecondClick;
        return new(used == 1 ? OneTimeCodeVerdict.Accepted : OneTimeCodeVerdict.UsedBefore, ReadIin(asked), ReadPhone(asked), asked.BoundTo, IsSecondClick: isSecondClick);
    }

    /// <summary>The code that the same browser asked for in the same way a moment ago.</summary>
    private async Task<Guid?> FindOfFirstClickAsync(OneTimeCodeRequest request, CancellationToken cancellationToken)
    {
        var (subject, phone, since) = (keys.Of(request.Iin), keys.Of(request.Phone), clock.GetUtcNow() - SecondClick);
        return request.Browser is null
            ? null
            : await db.OneTimeCodes.Where(row => row.SubjectKey == subject && row.CreatedAt > since && row.PhoneKey == phone
                    && row.Purpose == request.Purpose && row.BoundTo == request.BoundTo && row.BrowserKey == request.Browser && row.UsedAt == null)
                .OrderByDescending(row => row.CreatedAt).Select(row => (Guid?)row.Id).FirstOrDefaultAsync(cancellationToken);
    }

    private string Hash(Guid id, string code) => keys.Of("one-time-code", $"{id:N}{code}");

    private Iin ReadIin(OneTimeCodeRow row) => Iin.Parse(cipher.Unprotect(row.IinCipher, ProtectedColumns.CodeIin.At(row.Id, row.Purpose)));

    private PhoneNumber ReadPhone(OneTimeCodeRow row) =>
        PhoneNumber.FromE164(cipher.Unprotect(row.PhoneCipher, ProtectedColumns.CodePhone.At(row.Id, row.Purpose)))
        ?? throw new InvalidOperationException("A stored phone number is unreadable.");
}

using System.Net;
using System.Security.Claims;
using Duplicates.Service.Applications;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Duplicates.Service.Apply;

/// <summary>What a form of a door asks on one page, as it was typed. The fields of the form have the names of these properties.</summary>
/// <param name="Surname">The applicant's surname.</param>
/// <param name="GivenName">The applicant's given name.</param>
/// <param name="Patronymic">The applicant's patronymic, if any.</param>
/// <param name="Level">The level of education.</param>
/// <param name="Distinction">Ordinary, or which distinction.</param>
/// <param name="Scope">The certificate, its supplement, or both.</param>
/// <param name="School">Words of the school's name or place.</param>
/// <param name="Year">The year of finishing.</param>
/// <param name="NameChanged">Whether the name on the original is another one.</param>
/// <param name="Reason">Lost or damaged.</param>
/// <param name="Collection">At the school that decides, or at an office of the Corporation.</param>
public sealed record ShortAnswers(
    string? Surname,
    string? GivenName,
    string? Patronymic,
    string? Level,
    string? Distinction,
    string? Scope,
    string? School,
    string? Year,
    string? NameChanged,
    string? Reason,
    string? Collection);

/// <summary>What became of answers that were kept.</summary>
/// <param name="Draft">The draft they are kept as.</param>
/// <param name="Path">The page of the service where the person goes on with what is open, below the address of the language.</param>
/// <param name="Code">The id of the code that was sent to sign them; null while something is open, or when no code may be sent now.</param>
public sealed record KeptApplication(Guid Draft, string Path, Guid? Code);

/// <summary>What a person signs.</summary>
/// <param name="Lines">The text of the application, line by line.</param>
/// <param name="Language">The language of the text.</param>
public sealed record ApplicationToSign(IReadOnlyList<ApplicationLine> Lines, string Language);

/// <summary>What a form of a door asks under the text of an application. The fields of the form have the names of these properties.</summary>
/// <param name="Draft">The draft that is signed.</param>
/// <param name="CodeId">The id of the code that was sent for it.</param>
/// <param name="Consent">Whether the person agrees to the use of personal data, in the wording of the service.</param>
/// <param name="Code">The code as it was typed.</param>
public sealed record ShortSignature(Guid Draft, Guid CodeId, bool Consent, string? Code);

/// <summary>
/// Takes a person's application from a door's own forms. The answers are checked like those to the service's questions and kept as a
/// draft; what is still open is asked by the service's own pages. Consent and signature are for exactly the text that the draft gives.
/// </summary>
public interface IShortApplication
{
    /// <summary>Whether this is a citizen who is signed in and may apply.</summary>
    bool MayApply(ClaimsPrincipal person);

    /// <summary>Keeps the answers of a person who may apply, for oneself, and sends the code to sign them when nothing is open.</summary>
    /// <param name="person">The citizen.</param>
    /// <param name="answers">The answers as typed.</param>
    /// <param name="from">The address of the network that they came from; codes are limited by it.</param>
    /// <param name="modelState">Takes a message for each problem, beside its field, in the reader's language.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <returns>What was kept; null when there were problems.</returns>
    Task<KeptApplication?> KeepAsync(ClaimsPrincipal person, ShortAnswers answers, IPAddress? from, ModelStateDictionary modelState, CancellationToken cancellationToken);

    /// <summary>The text of a person's draft; null when the person has no such draft or something in it is open.</summary>
    Task<ApplicationToSign?> FindAsync(ClaimsPrincipal person, Guid draft, CancellationToken cancellationToken);

    /// <summary>Submits the draft of a person who may apply, with consent and signature.</summary>
    /// <param name="person">The citizen.</param>
    /// <param name="signature">The draft, the consent and the code.</param>
    /// <param name="modelState">Takes a message for each problem, beside its field, in the reader's language.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <returns>The page of the service where the person goes on, below the address of the language: the case; null when there were problems.</returns>
    Task<string?> SubmitAsync(ClaimsPrincipal person, ShortSignature signature, ModelStateDictionary modelState, CancellationToken cancellationToken);
}

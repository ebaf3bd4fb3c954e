using Duplicates.Domain;
using Duplicates.Domain.Applications;
using Duplicates.Domain.Certificates;
using Duplicates.Domain.Complaints;
using Duplicates.Service.Applications;
using Duplicates.Service.Cases;
using Duplicates.Service.Certificates;
using Duplicates.Service.Offices;
using Duplicates.Service.Settings;
using Duplicates.Service.Web;
using Microsoft.Extensions.Options;
using QRCoder;

namespace Duplicates.Service.Documents;

/// <summary>Writes the words of a paper as HTML, in the applicant's language.</summary>
internal sealed class CaseDocuments(
    CertificateRegister register,
    IOffices offices,
    ApplicationText text,
    DocumentPages pages,
    VerificationAddress verification,
    IOptions<DuplicatesOptions> options)
{
    private const int QrModuleSize = 8;

    /// <summary>Writes the paper as the case stands now.</summary>
    /// <param name="application">The case.</param>
    /// <param name="kind">Which paper.</param>
    /// <param name="letter">Its number, date and code; null for papers made before letters were kept.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    public async Task<string> WriteAsync(DuplicateApplication application, DocumentKind kind, LetterFacts? letter, CancellationToken cancellationToken) =>
        await WriteAsync(await PrepareAsync(application, kind, letter, cancellationToken));

    /// <summary>Writes a letter about a complaint.</summary>
    /// <param name="application">The case.</param>
    /// <param name="complaint">The complaint about it.</param>
    /// <param name="holder">Who writes.</param>
    /// <param name="kind">Which letter.</param>
    /// <param name="letter">Its number, date and code; without number and code for letters made before they were kept.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    public async Task<string> WriteAsync(
        DuplicateApplication application, Complaint complaint, ComplaintHolder holder, DocumentKind kind, LetterFacts letter, CancellationToken cancellationToken)
    {
        var document = await PrepareAsync(application, kind, letter, cancellationToken);
        return await WriteAsync(document with
        {
            Complaint = complaint,
            Office = holder.OfficeId is { } id ? offices.Find(id) : null,
            Issuer = NameWithoutOffice(holder, application.Content!),
        });
    }

    /// <summary>Who writes when there is no published organisation that could say it; null for the one that was addressed, whose name the case knows.</summary>
    private static BilingualText? NameWithoutOffice(ComplaintHolder holder, ApplicationContent content) => holder.OfficeId switch
    {
        null => LetterIssuers.Text("complaints.ministry"),
        { } id when string.Equals(id, content.OfficeId, StringComparison.Ordinal) => null,
        _ => LetterIssuers.Text($"complaints.level.{holder.Level}"),
    };

    private async Task<string> WriteAsync(CaseDocument document)
    {
        using var scope = new LanguageScope(document.Language);
        return await pages.RenderAsync($"Documents/{document.Kind}", document);
    }

    private async Task<CaseDocument> PrepareAsync(DuplicateApplication application, DocumentKind kind, LetterFacts? letter, CancellationToken cancellationToken)
    {
        var content = application.Content!;
        var duplicate = await register.OfApplicationAsync(application.Id, cancellationToken);
        var site = options.Value.AddressForPeople;
        var caseAddress = $"{site}/{SitePaths.MyCase(application.Number!.Value).In(content.Language)}";
        var (address, picture) = kind is DocumentKind.Receipt ? (null, Picture(caseAddress)) : AddressAndPicture(kind, duplicate, letter, site, content.Language);
        return new(
            kind,
            application,
            content.Language,
            offices.Find(application.OfficeId!),
            offices.Find(application.CollectionOfficeId!),
            duplicate,
            letter,
            address,
            picture,
            caseAddress,
            text.Lines(content));
    }

    private (string? Address, string? Picture) AddressAndPicture(DocumentKind kind, CertificateDuplicate? duplicate, LetterFacts? letter, string site, string language)
    {
        if (kind is DocumentKind.DuplicateSheet)
        {
            return duplicate is null ? (null, null) : (verification.Short(duplicate, language), verification.Picture(duplicate, language));
        }

        if (letter?.VerificationCode is not { } code)
        {
            return (null, null);
        }

        var address = $"{site}/{SitePaths.VerifyLetter(code).In(language)}";
        return (address, Picture(address));
    }

    private static string Picture(string address)
    {
        using var data = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        using var code = new PngByteQRCode(data);
        return $"data:image/png;base64,{Convert.ToBase64String(code.GetGraphic(QrModuleSize))}";
    }
}

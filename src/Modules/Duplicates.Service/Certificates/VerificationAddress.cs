using Duplicates.Domain.Certificates;
using Duplicates.Service.Settings;
using Duplicates.Service.Web;
using Microsoft.Extensions.Options;
using QRCoder;

namespace Duplicates.Service.Certificates;

/// <summary>The address at which a duplicate is checked, and its QR picture.</summary>
internal sealed class VerificationAddress(VerificationProof proof, IOptions<DuplicatesOptions> options)
{
    /// <summary>The largest QR code that any phone camera still reads from 25 mm of paper.</summary>
    public const int LargestVersion = 16;

    private const int ModuleSize = 8;

    /// <summary>The part that people can type: it ends with the code.</summary>
    public string Short(CertificateDuplicate duplicate, string language) =>
        $"{options.Value.AddressForPeople}{Path(duplicate, language)}";

    /// <summary>The whole address with the proof behind <c>#</c>.</summary>
    public string Whole(CertificateDuplicate duplicate, string language) => $"{options.Value.AddressForMachines}{Path(duplicate, language)}#{proof.Write(duplicate, language)}";

    /// <summary>The QR code of the whole address, as a data address of a PNG picture.</summary>
    public string Picture(CertificateDuplicate duplicate, string language)
    {
        using var data = Code(duplicate, language);
        using var code = new PngByteQRCode(data);
        return $"data:image/png;base64,{Convert.ToBase64String(code.GetGraphic(ModuleSize))}";
    }

    /// <summary>The QR code itself, with correction level M.</summary>
    /// <exception cref="InvalidOperationException">It would be larger than <see cref="LargestVersion"/>.</exception>
    public QRCodeData Code(CertificateDuplicate duplicate, string language)
    {
        var data = QRCodeGenerator.GenerateQrCode(Whole(duplicate, language), QRCodeGenerator.ECCLevel.M);
        return data.Version <= LargestVersion ? data : throw new InvalidOperationException($"The QR code is of version {data.Version}.");
    }

    private static string Path(CertificateDuplicate duplicate, string language) => $"/{SitePaths.VerifyDuplicate(duplicate.VerificationCode.Value).In(language)}";
}

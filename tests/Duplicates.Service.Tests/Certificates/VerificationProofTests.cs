using System.Buffers.Text;
using System.Text;
using Duplicates.Domain;
using Duplicates.Domain.Applications;
using Duplicates.Domain.Certificates;
using Duplicates.Domain.People;
using Duplicates.Service.Certificates;
using Duplicates.Service.Settings;
using Duplicates.Service.Tests.Hosting;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.Tests.Certificates;

/// <summary>The proof behind # in the address of a duplicate: genuine, or changed and detected.</summary>
public sealed class VerificationProofTests : IDisposable
{
    private readonly DuplicatesOptions _options = new()
    {
        PublicAddress = "https://" + new string('d', 52),
        Verification = { CurrentKey = "k2026", Keys = { ["k2026"] = SigningKeys.NewPrivate(), ["k2025"] = SigningKeys.NewPublic() } },
    };

    private readonly VerificationKeys _keys;
    private readonly VerificationProof _proof;

    public VerificationProofTests()
    {
        _keys = new(Options.Create(_options));
        _proof = new(_keys);
    }

    public void Dispose() => _keys.Dispose();

    [Theory]
    [InlineData("kk", "Ә. Ө. Ұ.", "№ 5 мектеп")]
    [InlineData("ru", "Э. О. У.", "Школа № 5")]
    public void Check_OfWhatWasWritten_GivesTheFacts(string language, string initials, string school)
    {
        var duplicate = Duplicate("№ 5 мектеп", "Школа № 5");
        var (verdict, facts) = _proof.Check(duplicate.VerificationCode.Value, _proof.Write(duplicate, language));
        Assert.Equal(ProofVerdict.Genuine, verdict);
        Assert.Equal(new ProvenFacts(language, duplicate.Kind, DocumentScope.CertificateAndSupplement, new(2026, 11, 25), initials, school), facts);
    }

    [Fact]
    public void Write_SchoolsOfADistrictWithLongLegalNames_CanBeToldApart()
    {
        string School(int number)
        {
            var duplicate = Duplicate(
                $"Ақмола облысы білім басқармасының Көкшетау қаласы бойынша білім бөлімінің «№ {number} мектеп-лицейі» коммуналдық мемлекеттік мекемесі",
                "Школа");
            return _proof.Check(duplicate.VerificationCode.Value, _proof.Write(duplicate, "kk")).Facts!.School;
        }

        Assert.Equal("№ 5 мектеп-лицейі", School(5));
        Assert.Equal("№ 6 мектеп-лицейі", School(6));
    }

    [Fact]
    public void Check_ProofWrittenWhenNamesWereCutAtTheirEnd_StaysGenuine()
    {
        var facts = """["kk","100","20261125","Ә. С.","Ақмола облысы білім басқармасының Көкшетау қаласы бойынша бі…"]""";
        var signed = $"1.k2026.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(facts))}";
        var code = CertificateRegister.NewVerificationCode().Value;
        var (verdict, read) = _proof.Check(code, $"{signed}.{Base64Url.EncodeToString(_keys.Sign(Encoding.ASCII.GetBytes($"{signed}.{code}")))}");

        Assert.Equal(ProofVerdict.Genuine, verdict);
        Assert.EndsWith("бі…", read!.School, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_AnyCharacterOfTheFactsChanged_IsDetected()
    {
        var duplicate = Duplicate("№ 5 мектеп", "Школа № 5");
        var proof = _proof.Write(duplicate, "kk");
        var parts = proof.Split('.');
        for (var place = 0; place < parts[2].Length; place++)
        {
            var changed = parts[2].ToCharArray();
            changed[place] = changed[place] == 'A' ? 'B' : 'A';
            Assert.Equal(ProofVerdict.BadSignature, _proof.Check(duplicate.VerificationCode.Value, $"1.{parts[1]}.{new string(changed)}.{parts[3]}").Verdict);
        }
    }

    [Fact]
    public void Check_ProofOfAnotherDuplicate_IsDetected()
    {
        var proof = _proof.Write(Duplicate("№ 5 мектеп", "Школа № 5"), "kk");
        Assert.Equal(ProofVerdict.BadSignature, _proof.Check(CertificateRegister.NewVerificationCode().Value, proof).Verdict);
    }

    [Fact]
    public void Check_KeyNamedInPlaceOfAnother_IsDetected()
    {
        var duplicate = Duplicate("№ 5 мектеп", "Школа № 5");
        var proof = _proof.Write(duplicate, "kk");
        Assert.Equal(ProofVerdict.BadSignature, _proof.Check(duplicate.VerificationCode.Value, proof.Replace(".k2026.", ".k2025.", StringComparison.Ordinal)).Verdict);
        Assert.Equal(ProofVerdict.UnknownKey, _proof.Check(duplicate.VerificationCode.Value, proof.Replace(".k2026.", ".k2024.", StringComparison.Ordinal)).Verdict);
    }

    [Theory]
    [InlineData("")]
    [InlineData("1.k2026.WyJrayJd")]
    [InlineData("2.k2026.WyJrayJd.AAAA")]
    [InlineData("1.k2026.WyJrayJd.!!!")]
    public void Check_WhatIsNoProof_IsUnreadable(string proof) =>
        Assert.Equal((ProofVerdict.Unreadable, null), _proof.Check(CertificateRegister.NewVerificationCode().Value, proof));

    [Fact]
    public void Write_LongestAddressAndLongSchoolName_StaysWithinVersion16()
    {
        var duplicate = Duplicate(new string('Ә', 300), new string('Ж', 300));
        var address = new VerificationAddress(_proof, Options.Create(_options));
        using var code = address.Code(duplicate, "kk");
        Assert.InRange(code.Version, 10, VerificationAddress.LargestVersion);
        Assert.Contains("…", _proof.Check(duplicate.VerificationCode.Value, address.Whole(duplicate, "kk").Split('#')[1]).Facts!.School, StringComparison.Ordinal);
    }

    private static CertificateDuplicate Duplicate(string schoolKk, string schoolRu) => new()
    {
        Id = Guid.NewGuid(),
        ApplicationId = Guid.NewGuid(),
        Kind = new(EducationLevel.GeneralSecondary, Distinction.AltynBelgi),
        Scope = DocumentScope.CertificateAndSupplement,
        Blank = SeriesAndNumber.TryParse("ЖОБ 1234567", out var blank) ? blank : throw new InvalidOperationException(),
        Entry = new(2026, 1),
        NameKk = new PersonName("Әбдіқадырова", "Өмірзақ", "Ұлықбекқызы"),
        NameRu = new PersonName("Эбдикадырова", "Омирзак", "Улыкбековна"),
        OfficeId = Demo.AlmatySchool,
        OfficeName = new BilingualText(schoolKk, schoolRu),
        IssuedOn = new(2026, 11, 25),
        Signatories = new("Қасымова А.", "Ибраева С."),
        VerificationCode = CertificateRegister.NewVerificationCode(),
    };
}

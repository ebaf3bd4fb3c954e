using Duplicates.Domain.People;

namespace Duplicates.Service.Accounts;

/// <summary>The messages that accounts themselves cause; whoever sends messages implements it.</summary>
internal interface ICodeMessages
{
    /// <summary>Adds the SMS with a one-time code; it is stored with the change.</summary>
    void AddCode(OneTimeCodeRequest request, string code);

    /// <summary>Adds the SMS that tells a phone that another took its place, or that it took another's.</summary>
    void AddPhoneChanged(PhoneNumber phone, bool isNew, string language);
}

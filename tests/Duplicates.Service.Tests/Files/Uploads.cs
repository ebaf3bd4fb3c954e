using System.Net.Http.Headers;
using System.Text;
using Duplicates.Service.Tests.Hosting;

namespace Duplicates.Service.Tests.Files;

/// <summary>How a browser without scripts sends files.</summary>
internal static class Uploads
{
    /// <summary>Presses "upload" on the page of files; the visitor stands where it led.</summary>
    public static Task UploadAsync(this Visitor visitor, params (string Name, byte[] Content)[] files) =>
        visitor.SendFilesAsync(visitor.Find("main form[enctype] button[formaction]").GetAttribute("formaction")!, files);

    /// <summary>Presses "continue" with files chosen.</summary>
    public static Task ContinueWithAsync(this Visitor visitor, params (string Name, byte[] Content)[] files) =>
        visitor.SendFilesAsync(visitor.Find("main form[enctype]").GetAttribute("action")!, files);

    /// <summary>The answers that lead to the page of files.</summary>
    public static async Task<string> GoToFilesAsync(this Visitor visitor, TestPerson person, bool nameChanged = true)
    {
        var draft = await visitor.GoToAsync("whose", person);
        await visitor.AnswerAsync(person, "kk", ("Reason", "Damaged"));
        await visitor.AnswerAsync(person, "kk", nameChanged ? [("NameChanged", "true"), ("ThenSurname", "Омарова"), ("ThenGivenName", person.GivenName)] : []);
        await visitor.AnswerUntilAsync("files", person);
        return draft;
    }

    /// <summary>Answers the school's question with text and files.</summary>
    public static Task AnswerQuestionAsync(this Visitor visitor, string answer, params (string Name, byte[] Content)[] files) =>
        visitor.SendFilesAsync(visitor.Find("main form[enctype]").GetAttribute("action")!, files, ("Answer", answer));

    /// <summary>Answers the invitation to a hearing with text and files.</summary>
    public static Task AnswerHearingAsync(this Visitor visitor, string attendance, string statement, params (string Name, byte[] Content)[] files) =>
        visitor.SendFilesAsync(visitor.Find("main form[enctype]").GetAttribute("action")!, files, ("Attendance", attendance), ("Statement", statement));

    /// <summary>Enters what came on paper, with pictures of it.</summary>
    public static Task EnterPaperAsync(this Visitor visitor, (string Name, byte[] Content)[] files, params (string Name, string? Value)[] typed) =>
        visitor.SendFilesAsync(visitor.Find("main form[enctype]").GetAttribute("action")!, files, typed);

    private static async Task SendFilesAsync(this Visitor visitor, string path, (string Name, byte[] Content)[] files, params (string Name, string? Value)[] typed)
    {
        using var body = new MultipartFormDataContent();
        foreach (var (name, value) in visitor.Fill("main form[enctype]", typed).Fields.Where(field => field.Key != "Uploads"))
        {
            body.Add(new StringContent(value), name);
        }

        foreach (var (name, content) in files)
        {
            var part = new ByteArrayContent(content);
            part.Headers.ContentType = new MediaTypeHeaderValue("text/html");
            part.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"Uploads\"; filename=\"{Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(name))}\"");
            body.Add(part);
        }

        await visitor.PostAsync(path, body);
    }
}
